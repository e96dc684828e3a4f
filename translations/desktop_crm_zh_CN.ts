<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About and licences</source>
        <translation>关于与许可</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Encrypted on this computer. No account, no network, no trackers.</source>
        <translation>加密保存在这台电脑上。无账号，不连网络，不跟踪。</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
</context>
<context>
    <name>Action</name>
    <message>
        <source>About and licences</source>
        <translation>关于与许可</translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Back, draft kept</source>
        <translation>返回，保留草稿</translation>
    </message>
    <message>
        <source>Copy main phone</source>
        <translation>复制主要电话</translation>
    </message>
    <message>
        <source>Copy the phone of {name}</source>
        <translation>复制 {name} 的电话</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Data care</source>
        <translation>数据维护</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit {name}…</source>
        <translation>编辑 {name}…</translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Export customers</source>
        <translation>导出客户</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>客户反馈</translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Follow-up done</source>
        <translation>完成跟进计划</translation>
    </message>
    <message>
        <source>Follow-up of {name} done</source>
        <translation>完成 {name} 的跟进</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>跟进计划</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>Go to the search box</source>
        <translation>转到搜索框</translation>
    </message>
    <message>
        <source>Hide or show phones and amounts</source>
        <translation>隐藏或显示电话与金额</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Import customers</source>
        <translation>导入客户</translation>
    </message>
    <message>
        <source>Include</source>
        <translation>包含</translation>
    </message>
    <message>
        <source>Keys and help</source>
        <translation>快捷键与帮助</translation>
    </message>
    <message>
        <source>Larger and smaller</source>
        <translation>放大与缩小</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Log for {name}…</source>
        <translation>为 {name} 记录…</translation>
    </message>
    <message>
        <source>Make a backup</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Menu of all commands</source>
        <translation>全部命令菜单</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Move to the recycle bin</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>New feedback</source>
        <translation>新建客户反馈</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>下一位客户</translation>
    </message>
    <message>
        <source>Next region</source>
        <translation>下一区域</translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation>标准文字大小</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open in its own window</source>
        <translation>在独立窗口中打开</translation>
    </message>
    <message>
        <source>Open {name} in its own window</source>
        <translation>在独立窗口中打开 {name}</translation>
    </message>
    <message>
        <source>Plan a follow-up for {name}…</source>
        <translation>为 {name} 制定跟进计划…</translation>
    </message>
    <message>
        <source>Plan follow-up</source>
        <translation>制定跟进计划</translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation>推迟</translation>
    </message>
    <message>
        <source>Postpone by 1, 3 or 7 days</source>
        <translation>推迟 1、3 或 7 天</translation>
    </message>
    <message>
        <source>Previous customer</source>
        <translation>上一位客户</translation>
    </message>
    <message>
        <source>Previous region</source>
        <translation>上一区域</translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation>打印预览</translation>
    </message>
    <message>
        <source>Print the list</source>
        <translation>打印客户列表</translation>
    </message>
    <message>
        <source>QR code to dial</source>
        <translation>拨号二维码</translation>
    </message>
    <message>
        <source>QR code to dial {name}</source>
        <translation>拨打 {name} 的二维码</translation>
    </message>
    <message>
        <source>Quick capture</source>
        <translation>快速录入</translation>
    </message>
    <message>
        <source>Quick log</source>
        <translation>快速记录</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Record feedback of {name}…</source>
        <translation>记录 {name} 的反馈…</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Reminders in the tray on or off</source>
        <translation>开启或关闭托盘提醒</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save and new</source>
        <translation>保存并新建</translation>
    </message>
    <message>
        <source>Save the filters as a view</source>
        <translation>将筛选保存为视图</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Select</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Set lifecycle stage</source>
        <translation>设置生命周期阶段</translation>
    </message>
    <message>
        <source>Set the lifecycle stage of {name}…</source>
        <translation>设置 {name} 的生命周期阶段…</translation>
    </message>
    <message>
        <source>Set the tier of {name}…</source>
        <translation>设置 {name} 的等级…</translation>
    </message>
    <message>
        <source>Set tier</source>
        <translation>设置客户等级</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation>显示或隐藏侧栏</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Switch between English and Chinese</source>
        <translation>切换中文与英文</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>切换浅色与深色</translation>
    </message>
    <message>
        <source>Tag {name}…</source>
        <translation>为 {name} 添加标签…</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Verified today</source>
        <translation>今日已核实</translation>
    </message>
    <message>
        <source>Visit brief</source>
        <translation>拜访简报</translation>
    </message>
    <message>
        <source>Visit brief of {name}</source>
        <translation>{name} 的拜访简报</translation>
    </message>
    <message>
        <source>What else can be done with a customer</source>
        <translation>对客户的其他操作</translation>
    </message>
</context>
<context>
    <name>Agenda</name>
    <message numerus="yes">
        <source>%n day(s) over the rhythm</source>
        <translation>
            <numerusform>超过联系频率 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open complaint(s)</source>
        <translation>
            <numerusform>%n 个未结投诉</numerusform>
        </translation>
    </message>
    <message>
        <source>Lines stand in the order of days overdue, multiplied by tier and open complaint: tier A counts four times, B three times, C twice; an open complaint doubles, our promise adds half.</source>
        <extracomment>Lines Today shows at most; the counts tell of the rest. Days ahead in which an occasion stands on Today. The rule of the order, as the page explains it.</extracomment>
        <translation>排序规则：逾期天数 × 客户等级 × 未结投诉。A 级算四倍，B 级三倍，C 级两倍；有未结投诉加倍，我方承诺再加一半。</translation>
    </message>
    <message>
        <source>Tier {tier}</source>
        <translation>等级 {tier}</translation>
    </message>
    <message>
        <source>crisis</source>
        <translation>危机</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今天到期</translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>%n 天后</numerusform>
        </translation>
    </message>
    <message>
        <source>never contacted</source>
        <translation>从未联系</translation>
    </message>
    <message>
        <source>no follow-up planned</source>
        <translation>没有跟进计划</translation>
    </message>
    <message numerus="yes">
        <source>open for %n h</source>
        <translation>
            <numerusform>已受理 %n 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>we promised it</source>
        <translation>我方承诺</translation>
    </message>
</context>
<context>
    <name>Attitude</name>
    <message>
        <source>Against us</source>
        <translation>反对</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>中立</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Supports us</source>
        <translation>支持</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>Backup made</source>
        <translation>制作备份</translation>
    </message>
    <message>
        <source>Encrypted anew</source>
        <translation>重新加密</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>抹除</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Opened</source>
        <extracomment>What each kind of event is called; another kind is shown as it is.</extracomment>
        <translation>打开</translation>
    </message>
    <message>
        <source>Printed or saved as PDF</source>
        <translation>打印或存为 PDF</translation>
    </message>
    <message>
        <source>Rescued from a damaged file</source>
        <translation>从损坏的文件中抢救</translation>
    </message>
    <message>
        <source>Restore rehearsed</source>
        <translation>恢复演练</translation>
    </message>
    <message>
        <source>Restored from a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>Ways to open changed</source>
        <translation>更改打开方式</translation>
    </message>
</context>
<context>
    <name>Backup</name>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n 位客户</numerusform>
        </translation>
    </message>
    <message>
        <source>A backup is made by itself</source>
        <translation>自动备份</translation>
    </message>
    <message>
        <source>A lost disk would take its backups along.</source>
        <translation>磁盘一旦丢失，其中的备份也会一起丢失。</translation>
    </message>
    <message>
        <source>All was there: rows, sums and history.</source>
        <translation>数据行、校验和与操作记录全部齐全。</translation>
    </message>
    <message>
        <source>And when the window is closed</source>
        <translation>关闭窗口时也备份</translation>
    </message>
    <message>
        <source>Another place…</source>
        <translation>换一个位置…</translation>
    </message>
    <message>
        <source>Back up into another folder…</source>
        <translation>备份到其他文件夹…</translation>
    </message>
    <message>
        <source>Backup made and verified: {name}</source>
        <translation>备份已完成并验证：{name}</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份列表</translation>
    </message>
    <message>
        <source>Choose a second place…</source>
        <translation>选择第二存放位置…</translation>
    </message>
    <message>
        <source>Choose the folder of a backup</source>
        <translation>选择备份所在的文件夹</translation>
    </message>
    <message>
        <source>Contact methods</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Copied {when}</source>
        <translation>{when}已复制</translation>
    </message>
    <message>
        <source>Copying the newest backup</source>
        <translation>正在复制最新的备份</translation>
    </message>
    <message>
        <source>Customers</source>
        <extracomment>What a person has in a customer file, in the order of worth; other tables are not named.</extracomment>
        <translation>客户</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete this for good?</source>
        <translation>确定永久删除吗？</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>正在删除</translation>
    </message>
    <message numerus="yes">
        <source>Every %n hour(s)</source>
        <translation>
            <numerusform>每 %n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n minute(s)</source>
        <translation>
            <numerusform>每 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything since is in it.</source>
        <translation>此后没有新的改动。</translation>
    </message>
    <message>
        <source>Failed {when}</source>
        <translation>{when}失败</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>客户反馈</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>跟进计划</translation>
    </message>
    <message>
        <source>How often a backup is made by itself</source>
        <translation>自动备份的频率</translation>
    </message>
    <message>
        <source>In the customer file</source>
        <translation>客户库内</translation>
    </message>
    <message>
        <source>In the second place</source>
        <translation>第二存放位置</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>互动记录</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>最近一次备份</translation>
    </message>
    <message>
        <source>Last trial restore</source>
        <translation>最近一次试恢复</translation>
    </message>
    <message>
        <source>Make a backup now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Make a new backup and try again.</source>
        <translation>请重新备份，然后再试一次。</translation>
    </message>
    <message>
        <source>Make the first one now.</source>
        <translation>现在就做第一次备份。</translation>
    </message>
    <message>
        <source>Making a backup</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>Never by itself</source>
        <translation>不自动备份</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>No backup yet. Make the first one now.</source>
        <translation>还没有备份。现在就做第一个吧。</translation>
    </message>
    <message>
        <source>No copy yet</source>
        <translation>尚无副本</translation>
    </message>
    <message>
        <source>No second place any more</source>
        <translation>不再使用第二存放位置</translation>
    </message>
    <message>
        <source>None</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>尚未进行</translation>
    </message>
    <message>
        <source>Occasions</source>
        <translation>重要日子</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>购买记录</translation>
    </message>
    <message>
        <source>Put aside by a restore</source>
        <translation>恢复时移开的数据</translation>
    </message>
    <message>
        <source>Restore from another folder…</source>
        <translation>从其他文件夹恢复…</translation>
    </message>
    <message>
        <source>Restored customers</source>
        <translation>恢复的客户库</translation>
    </message>
    <message>
        <source>Restored to {path}. To work with it, lock and choose “Another customer file”.</source>
        <translation>已恢复到 {path}。要使用它，请锁定后选择“其他客户库”。</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Second place</source>
        <translation>第二存放位置</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Test it</source>
        <translation>检查备份</translation>
    </message>
    <message>
        <source>Tested {when}</source>
        <translation>已检查 {when}</translation>
    </message>
    <message>
        <source>Testing the backup</source>
        <translation>正在检查备份</translation>
    </message>
    <message>
        <source>The backup of {when} is deleted from the disk.</source>
        <translation>{when}的备份将从磁盘上删除。</translation>
    </message>
    <message>
        <source>The backup of {when} is whole: {count} rows counted.</source>
        <translation>{when} 的备份完好：共清点 {count} 行。</translation>
    </message>
    <message>
        <source>The customer file as it was before a restore</source>
        <translation>恢复之前的客户库</translation>
    </message>
    <message>
        <source>The trial restore went well: {count} rows, all sums and the history.</source>
        <translation>试恢复成功：{count} 行数据、全部校验和与操作记录都在。</translation>
    </message>
    <message>
        <source>There are changes since; they are in the next one.</source>
        <translation>此后有新的改动，将进入下一次备份。</translation>
    </message>
    <message>
        <source>Tried by itself every week, into a passing folder.</source>
        <translation>每周自动试恢复一次，在临时文件夹中进行。</translation>
    </message>
    <message>
        <source>Try a restore now</source>
        <translation>立即试恢复</translation>
    </message>
    <message>
        <source>Trying a restore</source>
        <translation>正在试恢复</translation>
    </message>
    <message>
        <source>Under an older key</source>
        <translation>使用旧密钥的备份</translation>
    </message>
    <message>
        <source>Verified when made</source>
        <translation>备份时已验证</translation>
    </message>
    <message>
        <source>Verified {when}</source>
        <translation>{when}已验证</translation>
    </message>
    <message>
        <source>What was put aside on {when} is deleted from the disk.</source>
        <translation>{when}移开的数据将从磁盘上删除。</translation>
    </message>
    <message>
        <source>Where shall a second copy of every backup go?</source>
        <translation>每次备份的副本存放在哪里？</translation>
    </message>
    <message>
        <source>Where shall the backup go?</source>
        <translation>备份存放在哪里？</translation>
    </message>
    <message>
        <source>Where shall the customer file go?</source>
        <translation>客户库存放在哪里？</translation>
    </message>
    <message>
        <source>{place} is not there now; the next backup goes there when it is.</source>
        <translation>{place} 现在不可用；接上之后，下一次备份会复制过去。</translation>
    </message>
</context>
<context>
    <name>Brief</name>
    <message>
        <source>F7 QR code    + − text size    C high contrast    Esc back</source>
        <translation>F7 二维码    + − 字号    C 高对比度    Esc 返回</translation>
    </message>
    <message>
        <source>Last contacts</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Open complaints</source>
        <translation>未结投诉</translation>
    </message>
    <message>
        <source>People</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好与注意事项</translation>
    </message>
    <message>
        <source>Promised and planned</source>
        <translation>承诺与计划</translation>
    </message>
    <message>
        <source>Visit brief</source>
        <translation>拜访简报</translation>
    </message>
</context>
<context>
    <name>Bulk</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message numerus="yes">
        <source>For %n customers</source>
        <translation>
            <numerusform>共 %n 个客户</numerusform>
        </translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Plan follow-ups</source>
        <translation>批量安排跟进</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>客户等级</translation>
    </message>
</context>
<context>
    <name>CalendarKind</name>
    <message>
        <source>Lunar calendar</source>
        <translation>农历</translation>
    </message>
    <message>
        <source>Solar calendar</source>
        <translation>公历</translation>
    </message>
</context>
<context>
    <name>Capture</name>
    <message>
        <source>#tag  @day of the next follow-up  source:  tier A</source>
        <translation>#标签  @下次跟进日期  来源：  A级</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>More fields…</source>
        <translation>更多字段…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name, company, phone, WeChat, e-mail… or paste a signature or chat card</source>
        <translation>姓名、公司、电话、微信、邮箱……或粘贴签名、微信名片</translation>
    </message>
    <message>
        <source>Note: {text}</source>
        <translation>备注：{text}</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Press to keep it as plain text</source>
        <translation>点击后按普通文本保留</translation>
    </message>
    <message>
        <source>Press to leave it out</source>
        <translation>点击后不使用</translation>
    </message>
    <message>
        <source>Quick capture</source>
        <translation>快速录入</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>客户来源</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>{what} (as before)</source>
        <translation>{what}（沿用）</translation>
    </message>
    <message>
        <source>{what}: {text}</source>
        <translation>{what}：{text}</translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message numerus="yes">
        <source>%n open complaints</source>
        <translation>
            <numerusform>%n 个未结投诉</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n purchases</source>
        <translation>
            <numerusform>%n 笔购买</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%n</source>
        <translation>
            <numerusform>+%n</numerusform>
        </translation>
    </message>
    <message>
        <source>Bought once so far</source>
        <translation>至今购买一次</translation>
    </message>
    <message numerus="yes">
        <source>Buys every %n days</source>
        <translation>
            <numerusform>平均 %n 天购买一次</numerusform>
        </translation>
    </message>
    <message>
        <source>Call</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Change the tags (Ctrl+T)</source>
        <translation>修改标签 (Ctrl+T)</translation>
    </message>
    <message>
        <source>Choose a change to bring back its value.</source>
        <translation>选择一项变更，可恢复原来的值。</translation>
    </message>
    <message>
        <source>Choose a customer to see everything about it.</source>
        <translation>选择一个客户，查看全部信息。</translation>
    </message>
    <message>
        <source>Churn risk</source>
        <translation>流失风险</translation>
    </message>
    <message>
        <source>Copied {text}</source>
        <translation>已复制 {text}</translation>
    </message>
    <message>
        <source>Copy {phone} (Ctrl+Shift+C)</source>
        <translation>复制 {phone} (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>Do not contact</source>
        <translation>请勿联系</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>客户反馈</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高</translation>
    </message>
    <message>
        <source>History</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>Last 12 months {amount}</source>
        <translation>近 12 个月 {amount}</translation>
    </message>
    <message>
        <source>Last contact {when}</source>
        <translation>最近联系：{when}</translation>
    </message>
    <message>
        <source>Lifecycle stage, as suggested</source>
        <translation>生命周期阶段（系统建议）</translation>
    </message>
    <message>
        <source>Lifecycle stage, set by hand</source>
        <translation>生命周期阶段（手动设置）</translation>
    </message>
    <message>
        <source>Lifetime value</source>
        <translation>累计购买额</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Log in a form…</source>
        <translation>用表单记录…</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中</translation>
    </message>
    <message>
        <source>More</source>
        <extracomment>The first chips, tier and stage, are always there.</extracomment>
        <translation>更多</translation>
    </message>
    <message>
        <source>Move to the recycle bin</source>
        <translation>移入回收站</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>No contact noted yet</source>
        <translation>还没有联系记录</translation>
    </message>
    <message>
        <source>No feedback yet.</source>
        <translation>还没有客户反馈。</translation>
    </message>
    <message>
        <source>No follow-up planned</source>
        <translation>没有安排跟进</translation>
    </message>
    <message>
        <source>No phone is known</source>
        <translation>没有电话号码</translation>
    </message>
    <message>
        <source>Nothing bought yet.</source>
        <translation>还没有购买。</translation>
    </message>
    <message>
        <source>Nothing happened yet. Write the first line above.</source>
        <translation>还没有互动记录，请在上方写下第一条。</translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>还没有任何变更。</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Open complaint</source>
        <translation>投诉未结</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>计划</translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation>推迟</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>客户档案</translation>
    </message>
    <message>
        <source>Profile and visit brief as PDF</source>
        <translation>客户档案与拜访简报 PDF</translation>
    </message>
    <message>
        <source>Profile…</source>
        <translation>客户档案…</translation>
    </message>
    <message>
        <source>Purchase</source>
        <translation>购买记录</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>购买记录</translation>
    </message>
    <message>
        <source>Purchases, last 12 months</source>
        <translation>近 12 个月购买</translation>
    </message>
    <message>
        <source>Record feedback</source>
        <translation>记录反馈</translation>
    </message>
    <message>
        <source>Record feedback…</source>
        <translation>记录反馈…</translation>
    </message>
    <message>
        <source>Record purchase</source>
        <translation>记录购买</translation>
    </message>
    <message>
        <source>Record purchase…</source>
        <translation>记录购买…</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restore this value</source>
        <translation>恢复此值</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Set stage</source>
        <translation>设置阶段</translation>
    </message>
    <message>
        <source>Set tier</source>
        <translation>设置等级</translation>
    </message>
    <message>
        <source>Show everything that is planned</source>
        <translation>查看全部计划</translation>
    </message>
    <message>
        <source>Show only</source>
        <translation>只显示</translation>
    </message>
    <message numerus="yes">
        <source>Silent for %n days</source>
        <translation>
            <numerusform>已 %n 天未联系</numerusform>
        </translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>This customer is in the recycle bin.</source>
        <translation>此客户在回收站中。</translation>
    </message>
    <message>
        <source>This customer is not there any more.</source>
        <translation>此客户已不存在。</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>客户等级</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Verified today</source>
        <translation>今天已核实</translation>
    </message>
    <message>
        <source>Visit brief…</source>
        <translation>拜访简报…</translation>
    </message>
    <message>
        <source>all is steady</source>
        <translation>一切稳定</translation>
    </message>
    <message>
        <source>asked {day}</source>
        <translation>{day}调查</translation>
    </message>
    <message>
        <source>complaint open</source>
        <translation>有未结投诉</translation>
    </message>
    <message>
        <source>first due {day}</source>
        <translation>原定{day}</translation>
    </message>
    <message>
        <source>last {when}</source>
        <translation>最近一次：{when}</translation>
    </message>
    <message>
        <source>long without a purchase</source>
        <translation>久未购买</translation>
    </message>
    <message>
        <source>long without contact</source>
        <translation>久未联系</translation>
    </message>
    <message>
        <source>next expected {day}</source>
        <translation>预计下次{day}</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>尚未调查</translation>
    </message>
    <message>
        <source>not enough history</source>
        <translation>历史数据不足</translation>
    </message>
    <message>
        <source>nothing bought yet</source>
        <translation>还没有购买</translation>
    </message>
    <message numerus="yes">
        <source>open %n days</source>
        <translation>
            <numerusform>已开 %n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>open %n h</source>
        <translation>
            <numerusform>已开 %n 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>other currencies not included</source>
        <translation>不含其他币种</translation>
    </message>
    <message>
        <source>the 12 before {amount}</source>
        <translation>之前 12 个月 {amount}</translation>
    </message>
    <message>
        <source>was expected {day}</source>
        <translation>原预计{day}</translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Purchases, last 12 months</source>
        <translation>近 12 个月购买记录</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Backing up</source>
        <extracomment>What is over sooner is not shown at all.</extracomment>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>Close without a backup</source>
        <translation>不备份，直接关闭</translation>
    </message>
    <message>
        <source>Closing…</source>
        <translation>正在关闭…</translation>
    </message>
    <message>
        <source>What you changed is put into a verified backup first.</source>
        <translation>先把您的改动存入一份经过验证的备份。</translation>
    </message>
</context>
<context>
    <name>ContactRole</name>
    <message>
        <source>Decides</source>
        <translation>决策</translation>
    </message>
    <message>
        <source>Gatekeeper</source>
        <translation>把关</translation>
    </message>
    <message>
        <source>Influences</source>
        <translation>影响</translation>
    </message>
    <message>
        <source>Pays</source>
        <translation>付款</translation>
    </message>
    <message>
        <source>Uses</source>
        <translation>使用</translation>
    </message>
</context>
<context>
    <name>Contacts</name>
    <message>
        <source>Attitude</source>
        <translation>态度</translation>
    </message>
    <message>
        <source>Edit contact</source>
        <translation>编辑联系人</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>新建联系人</translation>
    </message>
    <message>
        <source>Not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Role in a purchase</source>
        <translation>采购角色</translation>
    </message>
</context>
<context>
    <name>Crisis</name>
    <message>
        <source>Agree who speaks for us; nobody else does</source>
        <translation>确定唯一对外发言人，其他人不发言</translation>
    </message>
    <message>
        <source>Call the customer before writing anything</source>
        <translation>先打电话给客户，再写文字</translation>
    </message>
    <message>
        <source>Promise only what has a name and a day</source>
        <translation>只承诺有负责人、有日期的事</translation>
    </message>
    <message>
        <source>Tell whoever is responsible, today</source>
        <extracomment>What is to be done in a crisis, in order: warn, respond, communicate.</extracomment>
        <translation>今天就通知相关负责人</translation>
    </message>
    <message>
        <source>Write down cause and prevention before closing</source>
        <translation>结案前写明原因和预防措施</translation>
    </message>
</context>
<context>
    <name>CustomerForm</name>
    <message>
        <source>As suggested</source>
        <translation>按系统建议</translation>
    </message>
    <message>
        <source>As suggested ({stage})</source>
        <translation>按系统建议（{stage}）</translation>
    </message>
    <message>
        <source>Classification</source>
        <translation>客户分类</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Edit customer</source>
        <translation>编辑客户</translation>
    </message>
    <message>
        <source>Fill in from the clipboard</source>
        <translation>从剪贴板填入</translation>
    </message>
    <message>
        <source>First contact</source>
        <translation>首次联系</translation>
    </message>
    <message>
        <source>How to treat</source>
        <translation>关怀要点</translation>
    </message>
    <message>
        <source>Is it one of these?</source>
        <translation>是不是以下客户？</translation>
    </message>
    <message>
        <source>Job title of the contact</source>
        <translation>联系人职务</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>No tier</source>
        <extracomment>Fields that stand beside each other; a field that is not here gets a row of its own. Own fields of the short form that every kind of customer has.</extracomment>
        <translation>未分级</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Only a name is needed.</source>
        <translation>只需填写名称。</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>What is to be done next</source>
        <translation>下一步做什么</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>所在地</translation>
    </message>
    <message>
        <source>Who it is</source>
        <translation>基本信息</translation>
    </message>
</context>
<context>
    <name>CustomerKind</name>
    <message>
        <source>Company</source>
        <extracomment>English label of every word: enum -&gt; member -&gt; text. The translation context is the enum&apos;s name, kept apart by enum because members of two StrEnums with one value are equal as dictionary keys.</extracomment>
        <translation>公司</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>个人</translation>
    </message>
</context>
<context>
    <name>Customers</name>
    <message>
        <source>Add “{text}” as a new customer</source>
        <translation>把“{text}”新建为客户</translation>
    </message>
    <message>
        <source>Choose filters first, then save them as a view.</source>
        <translation>请先选择筛选条件，再保存为视图。</translation>
    </message>
    <message>
        <source>Clear the filters</source>
        <translation>清除筛选条件</translation>
    </message>
    <message>
        <source>Columns of the table</source>
        <translation>表格的列</translation>
    </message>
    <message>
        <source>Comfortable rows</source>
        <translation>宽松行距</translation>
    </message>
    <message>
        <source>Compact rows</source>
        <translation>紧凑行距</translation>
    </message>
    <message>
        <source>Cosy rows</source>
        <translation>适中行距</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Filtered</source>
        <translation>筛选结果</translation>
    </message>
    <message>
        <source>Import a list</source>
        <translation>导入名单</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>No customer matches.</source>
        <translation>没有符合条件的客户。</translation>
    </message>
    <message>
        <source>No customers yet. Add the first, or bring your list.</source>
        <translation>还没有客户。新建第一个，或导入现有名单。</translation>
    </message>
    <message>
        <source>No follow-up is planned here.</source>
        <translation>这里没有安排跟进。</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>列表排序</translation>
    </message>
    <message>
        <source>Remove view</source>
        <translation>移除视图</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Search name, pinyin, phone, note…</source>
        <translation>搜索姓名、拼音首字母、电话、记录…</translation>
    </message>
    <message>
        <source>Show all customers</source>
        <translation>显示全部客户</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>The recycle bin is empty. What you delete stays here for 30 days.</source>
        <translation>回收站是空的。删除的客户会在这里保留 30 天。</translation>
    </message>
    <message>
        <source>{found} of {total}</source>
        <translation>{found} / {total}</translation>
    </message>
</context>
<context>
    <name>DataCare</name>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Data care</source>
        <translation>数据维护</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复客户</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>History</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Remove the sample customers</source>
        <translation>删除示例客户</translation>
    </message>
    <message>
        <source>Standardise</source>
        <translation>标准化</translation>
    </message>
    <message>
        <source>This customer file holds sample customers.</source>
        <translation>此客户库中含有示例客户。</translation>
    </message>
</context>
<context>
    <name>DealStage</name>
    <message>
        <source>Enquiry</source>
        <extracomment>Names of the pipeline stages every vault begins with; the context is &quot;DealStage&quot;.</extracomment>
        <translation>询价</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>输单</translation>
    </message>
    <message>
        <source>Need understood</source>
        <translation>需求确认</translation>
    </message>
    <message>
        <source>Negotiation</source>
        <translation>商务谈判</translation>
    </message>
    <message>
        <source>Offer made</source>
        <translation>方案报价</translation>
    </message>
    <message>
        <source>Won</source>
        <translation>赢单</translation>
    </message>
</context>
<context>
    <name>Delimiter</name>
    <message>
        <source>bar</source>
        <translation>竖线分隔</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>逗号分隔</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>分号分隔</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>制表符分隔</translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>This is not possible now</source>
        <translation>现在无法进行</translation>
    </message>
    <message>
        <source>This was not done</source>
        <translation>未能完成</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
</context>
<context>
    <name>Direction</name>
    <message>
        <source>Incoming</source>
        <translation>客户发起</translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation>我方发起</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message>
        <source>+{n} more</source>
        <translation>另有 {n} 项</translation>
    </message>
    <message>
        <source>+{percent}% on the year before</source>
        <translation>比上年多 {percent}%</translation>
    </message>
    <message>
        <source>-{percent}% on the year before</source>
        <translation>比上年少 {percent}%</translation>
    </message>
    <message>
        <source>Address labels</source>
        <extracomment>A long line takes a second one; more of them make a label nobody can read. More labels than these go without structure.</extracomment>
        <translation>地址贴</translation>
    </message>
    <message>
        <source>All customers</source>
        <extracomment>How a value of the criteria reads, given the look and the names of tags.</extracomment>
        <translation>全部客户</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Base data</source>
        <extracomment>Heading of each section, and the line that stands for an empty one.
----------
Who changed what is for the screen; it is never printed.</extracomment>
        <translation>基本资料</translation>
    </message>
    <message>
        <source>By</source>
        <translation>方式：</translation>
    </message>
    <message>
        <source>Calibration sheet</source>
        <translation>校准页</translation>
    </message>
    <message>
        <source>Churn risk</source>
        <translation>流失风险</translation>
    </message>
    <message>
        <source>Complaint: {text}</source>
        <translation>投诉：{text}</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Complaints open too long</source>
        <translation>久未解决的投诉</translation>
    </message>
    <message>
        <source>Confidentiality</source>
        <translation>保密要求</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>同意记录</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Contacts and contact methods</source>
        <translation>联系人与联系方式</translation>
    </message>
    <message>
        <source>Copy of personal data</source>
        <translation>个人信息副本</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>建档日期</translation>
    </message>
    <message>
        <source>Customer</source>
        <extracomment>What is shown when nobody chose. More rows than these go without structure: it would be larger than the list.</extracomment>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customer book</source>
        <extracomment>A book of more customers goes without structure: it would weigh more than the book.</extracomment>
        <translation>客户手册</translation>
    </message>
    <message>
        <source>Customer file</source>
        <translation>客户库</translation>
    </message>
    <message>
        <source>Customer list</source>
        <extracomment>Columns that are never cut; the others share what is left.</extracomment>
        <translation>客户列表</translation>
    </message>
    <message>
        <source>Customer profile</source>
        <translation>客户档案</translation>
    </message>
    <message>
        <source>Customer {number}</source>
        <translation>客户编号 {number}</translation>
    </message>
    <message>
        <source>Customers chosen one by one</source>
        <translation>逐个选定的客户</translation>
    </message>
    <message>
        <source>Data as of {moment}</source>
        <translation>数据截至 {moment}</translation>
    </message>
    <message>
        <source>Date and signature</source>
        <translation>日期与签名</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Day sheet</source>
        <translation>今日工作单</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今日到期</translation>
    </message>
    <message>
        <source>Envelopes</source>
        <translation>信封</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>客户反馈</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>跟进计划</translation>
    </message>
    <message>
        <source>For entering the answer</source>
        <translation>录入答卷用</translation>
    </message>
    <message>
        <source>For {name}</source>
        <translation>提供给 {name}</translation>
    </message>
    <message>
        <source>Given on {day}</source>
        <translation>提供日期：{day}</translation>
    </message>
    <message>
        <source>Goal of this visit</source>
        <translation>本次目标</translation>
    </message>
    <message>
        <source>History</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>How likely are you to recommend us to others?</source>
        <extracomment>Asked where the customer file holds no survey.</extracomment>
        <translation>您有多大可能向他人推荐我们？</translation>
    </message>
    <message>
        <source>If you forget the master password, choose to open the customer file with the recovery code and type the eight groups above. Small letters and blanks do no harm.</source>
        <translation>忘记主密码时，请选择用恢复码打开客户库，并输入上面的八组字符。字母大小写和空格都没有关系。</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>互动记录</translation>
    </message>
    <message>
        <source>Interest</source>
        <translation>兴趣：</translation>
    </message>
    <message>
        <source>Internal, do not share</source>
        <translation>内部资料，请勿外传</translation>
    </message>
    <message>
        <source>Keep this sheet where you keep your passport: on paper, locked away, not in the computer bag and not as a photo.</source>
        <translation>请像保管护照一样保管本页：只留纸质、上锁存放，不要放在电脑包里，也不要拍照。</translation>
    </message>
    <message>
        <source>Kept at</source>
        <translation>存放地点</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>近 12 个月</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Last purchase</source>
        <translation>最近购买</translation>
    </message>
    <message>
        <source>Latest interactions</source>
        <translation>最近互动记录</translation>
    </message>
    <message>
        <source>Latest purchases</source>
        <translation>最近购买记录</translation>
    </message>
    <message>
        <source>Lifetime total</source>
        <translation>累计成交</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>提供给</translation>
    </message>
    <message>
        <source>Made on {day}</source>
        <translation>制作日期：{day}</translation>
    </message>
    <message>
        <source>May contact by</source>
        <translation>可联系：</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>客户需求</translation>
    </message>
    <message>
        <source>Never asked.</source>
        <translation>从未调查。</translation>
    </message>
    <message>
        <source>Next follow-up</source>
        <translation>下次跟进</translation>
    </message>
    <message>
        <source>Next follow-up on</source>
        <translation>下次跟进：</translation>
    </message>
    <message>
        <source>Next on</source>
        <translation>下次日期</translation>
    </message>
    <message>
        <source>No base data.</source>
        <translation>无基本资料。</translation>
    </message>
    <message>
        <source>No changes recorded.</source>
        <translation>无操作记录。</translation>
    </message>
    <message>
        <source>No complaints and no other feedback.</source>
        <translation>无投诉，也无其他反馈。</translation>
    </message>
    <message>
        <source>No consent recorded</source>
        <translation>尚无同意记录</translation>
    </message>
    <message>
        <source>No consent recorded.</source>
        <translation>尚无同意记录。</translation>
    </message>
    <message>
        <source>No contacts and no contact methods.</source>
        <translation>无联系人，也无联系方式。</translation>
    </message>
    <message>
        <source>No customers match.</source>
        <translation>没有符合条件的客户。</translation>
    </message>
    <message>
        <source>No deals.</source>
        <translation>无商机。</translation>
    </message>
    <message>
        <source>No follow-ups.</source>
        <translation>无跟进计划。</translation>
    </message>
    <message>
        <source>No interactions.</source>
        <translation>无互动记录。</translation>
    </message>
    <message>
        <source>No needs recorded.</source>
        <translation>无客户需求。</translation>
    </message>
    <message>
        <source>No occasions.</source>
        <translation>无重要日子。</translation>
    </message>
    <message>
        <source>No purchases.</source>
        <translation>无购买记录。</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>现场记录</translation>
    </message>
    <message>
        <source>Nothing is due.</source>
        <translation>今日没有到期事项。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Occasions</source>
        <translation>重要日子</translation>
    </message>
    <message>
        <source>Occasions in the next days</source>
        <translation>近几天的重要日子</translation>
    </message>
    <message>
        <source>Open complaints</source>
        <translation>未结投诉</translation>
    </message>
    <message>
        <source>Open deals</source>
        <translation>进行中的商机</translation>
    </message>
    <message>
        <source>Outcome: {text}</source>
        <translation>处理结果：{text}</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Page {page} of {total}</source>
        <extracomment>Every painted text, for tests of the layout.</extracomment>
        <translation>第 {page} 页 / 共 {total} 页</translation>
    </message>
    <message>
        <source>People</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Personal: for the person concerned</source>
        <translation>个人信息：仅供本人</translation>
    </message>
    <message>
        <source>Print at 100 %, lay it on a label sheet against the light. The ruler must be 100 mm.</source>
        <translation>请按 100% 比例打印，与标签纸叠在一起对光检查。标尺应为 100 毫米。</translation>
    </message>
    <message>
        <source>Printed at {moment}. Nobody else has this code.</source>
        <translation>打印时间：{moment}。除本页外，任何人都没有此恢复码。</translation>
    </message>
    <message>
        <source>Printed by</source>
        <translation>打印人</translation>
    </message>
    <message>
        <source>Printed by {name}</source>
        <translation>{name} 打印</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承诺事项</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>购买记录</translation>
    </message>
    <message>
        <source>Purchases of the last 12 months ({unit})</source>
        <extracomment>Distance between two parts of a column.</extracomment>
        <translation>近 12 个月成交额（{unit}）</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>恢复码单</translation>
    </message>
    <message>
        <source>Risks</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Risks and open complaints</source>
        <translation>风险与未结投诉</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Scan to save contact</source>
        <translation>扫码存入通讯录</translation>
    </message>
    <message>
        <source>Secret: keep on paper only</source>
        <translation>机密：只可纸质保存</translation>
    </message>
    <message>
        <source>Shortened for third parties</source>
        <extracomment>Stands where a number is not known.</extracomment>
        <translation>对外版，已隐去敏感内容</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Subtotal {group}</source>
        <translation>{group} 小计</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>The page of {name} could not be made.</source>
        <translation>无法生成 {name} 的页面。</translation>
    </message>
    <message>
        <source>Then set a new master password and print a new sheet. The old code no longer opens the file, but it still opens backups made before.</source>
        <translation>随后请设置新的主密码并打印新的恢复码单。旧恢复码不再能打开客户库，但仍能打开此前的备份。</translation>
    </message>
    <message>
        <source>This is a copy of everything that is kept about you in this customer file, given at your request. If something is wrong, tell us and it is put right. You may ask that it is erased and take back your consent at any time.</source>
        <translation>这是应您的要求提供的副本，包含本客户库中保存的有关您的全部信息。如有错误，请告知我们，我们会更正。您可随时要求删除这些信息，也可随时撤回同意。</translation>
    </message>
    <message>
        <source>Tier {letter}</source>
        <translation>{letter} 级</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Total {year}</source>
        <translation>{year} 年合计</translation>
    </message>
    <message>
        <source>Typed back and checked by</source>
        <translation>输入核对人</translation>
    </message>
    <message>
        <source>Visit brief</source>
        <extracomment>Room for the label of the notes and three lines. What is shortened, in this order, while a column is too long.</extracomment>
        <translation>拜访简报</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What is the main reason for your answer?</source>
        <translation>您作出这一评价的主要原因是什么？</translation>
    </message>
    <message>
        <source>What matters to them</source>
        <translation>客户在意什么</translation>
    </message>
    <message>
        <source>What should we do better?</source>
        <translation>我们哪些方面应当做得更好？</translation>
    </message>
    <message>
        <source>What to do with it</source>
        <translation>使用说明</translation>
    </message>
    <message>
        <source>Where it came from</source>
        <translation>信息来源</translation>
    </message>
    <message>
        <source>Who is in it</source>
        <translation>包含的客户</translation>
    </message>
    <message>
        <source>Whoever holds this sheet and a copy of the file can read all customers. If the sheet is lost or seen, replace the code at once.</source>
        <translation>任何人拿到本页和客户库的副本，就能看到全部客户。如果本页遗失或被他人看到，请立即更换恢复码。</translation>
    </message>
    <message>
        <source>Without a follow-up</source>
        <translation>没有跟进计划</translation>
    </message>
    <message>
        <source>You may call me about my answer.</source>
        <translation>可以就我的回答给我打电话。</translation>
    </message>
    <message>
        <source>Your answer is used to serve you better and is not passed on. You may withdraw it at any time.</source>
        <translation>您的回答仅用于改进对您的服务，不会提供给他人。您可随时撤回。</translation>
    </message>
    <message>
        <source>Your opinion</source>
        <translation>您的意见</translation>
    </message>
    <message>
        <source>all channels</source>
        <translation>全部渠道</translation>
    </message>
    <message>
        <source>asked on {day}</source>
        <translation>{day}调查</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>crisis</source>
        <translation>危机</translation>
    </message>
    <message>
        <source>customer told on {day}</source>
        <translation>已于 {day} 告知客户</translation>
    </message>
    <message>
        <source>given</source>
        <translation>已同意</translation>
    </message>
    <message>
        <source>hundred million</source>
        <extracomment>Height of the line of months under the bars.</extracomment>
        <translation>亿</translation>
    </message>
    <message>
        <source>in the recycle bin</source>
        <translation>在回收站中</translation>
    </message>
    <message>
        <source>in {n} day</source>
        <translation>还有 {n} 天</translation>
    </message>
    <message>
        <source>in {n} days</source>
        <translation>还有 {n} 天</translation>
    </message>
    <message>
        <source>low</source>
        <translation>偏低</translation>
    </message>
    <message>
        <source>lunar leap {month}/{day}</source>
        <translation>农历闰 {month} 月 {day} 日</translation>
    </message>
    <message>
        <source>lunar {month}/{day}</source>
        <translation>农历 {month} 月 {day} 日</translation>
    </message>
    <message>
        <source>million</source>
        <translation>百万</translation>
    </message>
    <message>
        <source>never asked</source>
        <translation>从未调查</translation>
    </message>
    <message>
        <source>never contacted</source>
        <translation>从未联系</translation>
    </message>
    <message>
        <source>never verified</source>
        <extracomment>What may stand on paper that strangers see.</extracomment>
        <translation>从未核实</translation>
    </message>
    <message>
        <source>no follow-up planned</source>
        <translation>没有安排跟进</translation>
    </message>
    <message>
        <source>no open deal</source>
        <translation>暂无商机</translation>
    </message>
    <message>
        <source>no purchase yet</source>
        <translation>尚无购买记录</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>完全不可能</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>nothing the year before</source>
        <translation>上年无购买</translation>
    </message>
    <message>
        <source>open for {n} day</source>
        <translation>已 {n} 天未结</translation>
    </message>
    <message>
        <source>open for {n} days</source>
        <translation>已 {n} 天未结</translation>
    </message>
    <message>
        <source>open for {n} hour</source>
        <translation>已持续 {n} 小时</translation>
    </message>
    <message>
        <source>open for {n} hours</source>
        <translation>已持续 {n} 小时</translation>
    </message>
    <message>
        <source>ten thousand</source>
        <translation>万</translation>
    </message>
    <message>
        <source>theirs</source>
        <translation>对方</translation>
    </message>
    <message>
        <source>thousand</source>
        <translation>千</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>usual gap {n} days</source>
        <translation>平均间隔 {n} 天</translation>
    </message>
    <message>
        <source>usual gap {n} days: late</source>
        <translation>平均间隔 {n} 天，已超期</translation>
    </message>
    <message>
        <source>verified on {day}</source>
        <translation>{day} 核实</translation>
    </message>
    <message>
        <source>very dissatisfied</source>
        <translation>很不满意</translation>
    </message>
    <message>
        <source>very likely</source>
        <translation>非常可能</translation>
    </message>
    <message>
        <source>very satisfied</source>
        <translation>很满意</translation>
    </message>
    <message>
        <source>we promised it</source>
        <translation>我方已承诺</translation>
    </message>
    <message>
        <source>with an open complaint</source>
        <translation>有未结投诉</translation>
    </message>
    <message>
        <source>with the words “{text}”</source>
        <translation>包含“{text}”</translation>
    </message>
    <message>
        <source>withdrawn on {day}</source>
        <translation>已于 {day} 撤回</translation>
    </message>
    <message>
        <source>without {filter}</source>
        <translation>排除 {filter}</translation>
    </message>
    <message>
        <source>wrong since {day}</source>
        <translation>{day} 起失效</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>{day} ({distance})</source>
        <translation>{day}（{distance}）</translation>
    </message>
    <message>
        <source>{item} and {n} more</source>
        <translation>{item} 等另 {n} 项</translation>
    </message>
    <message>
        <source>{n} customer</source>
        <translation>{n} 个客户</translation>
    </message>
    <message>
        <source>{n} customers</source>
        <translation>{n} 个客户</translation>
    </message>
    <message>
        <source>{n} day ago</source>
        <translation>{n} 天前</translation>
    </message>
    <message>
        <source>{n} day late</source>
        <extracomment>One and many, of the reasons that count something.</extracomment>
        <translation>逾期 {n} 天</translation>
    </message>
    <message>
        <source>{n} day over the rhythm</source>
        <translation>超出联系周期 {n} 天</translation>
    </message>
    <message>
        <source>{n} days ago</source>
        <translation>{n} 天前</translation>
    </message>
    <message>
        <source>{n} days late</source>
        <extracomment>Width and height in points. Days from today within which a day needs no year.</extracomment>
        <translation>逾期 {n} 天</translation>
    </message>
    <message>
        <source>{n} days over the rhythm</source>
        <translation>超出联系周期 {n} 天</translation>
    </message>
    <message>
        <source>{n} deal</source>
        <translation>{n} 个商机</translation>
    </message>
    <message>
        <source>{n} deals</source>
        <translation>{n} 个商机</translation>
    </message>
    <message>
        <source>{n} min</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>{n} open complaint</source>
        <translation>{n} 个未结投诉</translation>
    </message>
    <message>
        <source>{n} open complaints</source>
        <translation>{n} 个未结投诉</translation>
    </message>
    <message>
        <source>{n} purchase since {month}</source>
        <translation>自 {month}起 {n} 次</translation>
    </message>
    <message>
        <source>{n} purchases since {month}</source>
        <translation>自 {month}起 {n} 次</translation>
    </message>
    <message>
        <source>{one} and {other}</source>
        <translation>{one}且{other}</translation>
    </message>
    <message>
        <source>{one} or {other}</source>
        <translation>{one}或{other}</translation>
    </message>
</context>
<context>
    <name>Doubt</name>
    <message>
        <source>It was marked as wrong.</source>
        <translation>已标为错误。</translation>
    </message>
    <message>
        <source>No numbering plan knows this phone number.</source>
        <translation>没有这样的号段。</translation>
    </message>
    <message>
        <source>The calendar has no such day.</source>
        <translation>日历上没有这一天。</translation>
    </message>
    <message>
        <source>The check digit of this credit code does not fit.</source>
        <translation>这个统一社会信用代码的校验位不对。</translation>
    </message>
    <message>
        <source>This day is yet to come.</source>
        <translation>这一天还没有到。</translation>
    </message>
    <message>
        <source>This does not look like a phone number.</source>
        <translation>这不像电话号码。</translation>
    </message>
    <message>
        <source>This does not look like an email address.</source>
        <translation>这不像邮箱地址。</translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message numerus="yes">
        <source>%n customers may be one; they come pair by pair.</source>
        <translation>
            <numerusform>%n 位客户可能是同一位，将逐对给出。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n merged into it</source>
        <translation>
            <numerusform>已并入 %n 位</numerusform>
        </translation>
    </message>
    <message>
        <source>A company and a person</source>
        <translation>一个是公司，一个是个人</translation>
    </message>
    <message>
        <source>Colleagues</source>
        <translation>同事</translation>
    </message>
    <message>
        <source>Comparing the customers</source>
        <translation>正在比对客户</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>稍后再定</translation>
    </message>
    <message>
        <source>Different birthday</source>
        <translation>生日不同</translation>
    </message>
    <message>
        <source>Different company: {value}</source>
        <translation>公司不同：{value}</translation>
    </message>
    <message>
        <source>Different credit code</source>
        <translation>统一社会信用代码不同</translation>
    </message>
    <message>
        <source>Different email</source>
        <translation>邮箱不同</translation>
    </message>
    <message>
        <source>Different given name: {value}</source>
        <translation>名不同：{value}</translation>
    </message>
    <message>
        <source>Different person: {value}</source>
        <translation>不同的人：{value}</translation>
    </message>
    <message>
        <source>Different phone</source>
        <translation>电话不同</translation>
    </message>
    <message>
        <source>Different postcode</source>
        <translation>邮编不同</translation>
    </message>
    <message>
        <source>Different street</source>
        <translation>街道不同</translation>
    </message>
    <message>
        <source>Different surname: {value}</source>
        <translation>姓不同：{value}</translation>
    </message>
    <message>
        <source>Different town</source>
        <translation>城市不同</translation>
    </message>
    <message>
        <source>Enter proposes the pair again</source>
        <translation>Enter 恢复提示这一对</translation>
    </message>
    <message>
        <source>Enter takes the newest merge of a customer back</source>
        <translation>Enter 撤回该客户最近一次合并</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>客户反馈</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>Given name and surname swapped: {value}</source>
        <translation>姓与名互换：{value}</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>Nearly the same email: {value}</source>
        <translation>邮箱几乎相同：{value}</translation>
    </message>
    <message>
        <source>Nearly the same phone: {value}</source>
        <translation>电话几乎相同：{value}</translation>
    </message>
    <message>
        <source>No company was entered once for each of its people.</source>
        <translation>没有按联系人重复录入的公司。</translation>
    </message>
    <message>
        <source>No pair was told apart.</source>
        <translation>还没有标为“不是同一客户”的一对。</translation>
    </message>
    <message>
        <source>No two customers look the same.</source>
        <translation>没有看起来重复的客户。</translation>
    </message>
    <message>
        <source>Nobody was merged.</source>
        <translation>还没有合并过的客户。</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>不是同一客户</translation>
    </message>
    <message>
        <source>Other people of one company. Merging makes one customer with both contacts.</source>
        <translation>同一家公司的不同联系人。合并后是一位客户，两位联系人都保留。</translation>
    </message>
    <message>
        <source>Pair {at} of {count}</source>
        <translation>第 {at} 对，共 {count} 对</translation>
    </message>
    <message>
        <source>PgDn</source>
        <translation>PgDn</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>PgUp</translation>
    </message>
    <message>
        <source>Phone, email, chat</source>
        <extracomment>Returns what people read for a key of a pick-list.</extracomment>
        <translation>电话、邮箱、聊天</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一对</translation>
    </message>
    <message>
        <source>Propose this pair again</source>
        <translation>恢复提示这一对</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>购买</translation>
    </message>
    <message>
        <source>Same WeChat or QQ: {value}</source>
        <translation>微信或 QQ 相同：{value}</translation>
    </message>
    <message>
        <source>Same address: {value}</source>
        <translation>地址相同：{value}</translation>
    </message>
    <message>
        <source>Same birthday: {value}</source>
        <translation>生日相同：{value}</translation>
    </message>
    <message>
        <source>Same company: {value}</source>
        <translation>公司相同：{value}</translation>
    </message>
    <message>
        <source>Same credit code: {value}</source>
        <translation>统一社会信用代码相同：{value}</translation>
    </message>
    <message>
        <source>Same email: {value}</source>
        <translation>邮箱相同：{value}</translation>
    </message>
    <message>
        <source>Same given name: {value}</source>
        <translation>名相同：{value}</translation>
    </message>
    <message>
        <source>Same house number: {value}</source>
        <translation>门牌号相同：{value}</translation>
    </message>
    <message>
        <source>Same person: {value}</source>
        <extracomment>From this score on a pair is shown. What each grade weighs: same, similar, different. What members of one household share; a first name, a birthday or an address of mail is one&apos;s own. Least of what is one&apos;s own that makes two of one household one. A telephone may stand in the hall. Least of what is no name that makes two of one name one. People move: another place alone makes nobody somebody else. A postcode within its town says little more than the town. These say little of two different streets. Given name and surname stand in each other&apos;s place. Names too unlike to be one slip apart, and too like for chance. Somebody else at the same firm, however much the two share. Two firms with one whole legal name: it is given once in a place. Two firms under one name that is not a legal one. Two firms with nobody known in either: nothing but the name says who they are. One landline for two mobile numbers is a switchboard. Somebody else with nothing personal in common: at most colleagues.</extracomment>
        <translation>同一联系人：{value}</translation>
    </message>
    <message>
        <source>Same phone: {value}</source>
        <translation>电话相同：{value}</translation>
    </message>
    <message>
        <source>Same postcode: {value}</source>
        <translation>邮编相同：{value}</translation>
    </message>
    <message>
        <source>Same street: {value}</source>
        <translation>街道相同：{value}</translation>
    </message>
    <message>
        <source>Same surname: {value}</source>
        <translation>姓相同：{value}</translation>
    </message>
    <message>
        <source>Same town: {value}</source>
        <translation>城市相同：{value}</translation>
    </message>
    <message>
        <source>Similar birthday: {value}</source>
        <translation>生日相近：{value}</translation>
    </message>
    <message>
        <source>Similar company: {value}</source>
        <translation>公司相近：{value}</translation>
    </message>
    <message>
        <source>Similar given name: {value}</source>
        <translation>名相近：{value}</translation>
    </message>
    <message>
        <source>Similar person: {value}</source>
        <translation>相近的姓名：{value}</translation>
    </message>
    <message>
        <source>Similar street: {value}</source>
        <translation>街道相近：{value}</translation>
    </message>
    <message>
        <source>Similar surname: {value}</source>
        <translation>姓相近：{value}</translation>
    </message>
    <message>
        <source>Similar town: {value}</source>
        <translation>城市相近：{value}</translation>
    </message>
    <message>
        <source>Stopped. “Look again” begins anew.</source>
        <translation>已停止。点“重新查找”可重新开始。</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Take the merge back</source>
        <translation>撤回合并</translation>
    </message>
    <message>
        <source>The two customers, field by field</source>
        <translation>两位客户逐字段对比</translation>
    </message>
    <message>
        <source>To judge</source>
        <translation>待确认</translation>
    </message>
    <message>
        <source>Told apart</source>
        <translation>非重复</translation>
    </message>
    <message>
        <source>Told apart: {one} and {other}</source>
        <translation>已确认不是同一客户：{one} 与 {other}</translation>
    </message>
    <message>
        <source>Two people of one company. They stay two customers.</source>
        <translation>同一家公司的两个人，仍是两位客户。</translation>
    </message>
    <message>
        <source>entered {day}</source>
        <translation>{day} 录入</translation>
    </message>
    <message>
        <source>last contact {when}</source>
        <translation>上次联系 {when}</translation>
    </message>
    <message>
        <source>likely one customer ({score})</source>
        <translation>很可能是同一客户（{score} 分）</translation>
    </message>
    <message>
        <source>never contacted</source>
        <translation>从未联系</translation>
    </message>
    <message>
        <source>possibly one customer ({score})</source>
        <translation>可能是同一客户（{score} 分）</translation>
    </message>
    <message>
        <source>very likely one customer ({score})</source>
        <translation>极可能是同一客户（{score} 分）</translation>
    </message>
    <message>
        <source>{value} (taken)</source>
        <translation>{value}（采用）</translation>
    </message>
    <message>
        <source>← → choose    ↑ ↓ field    Space both    Enter merge    N not the same    PgDn later</source>
        <translation>← → 选择    ↑ ↓ 字段    空格 两者都留    Enter 合并    N 不是同一客户    PgDn 稍后</translation>
    </message>
</context>
<context>
    <name>Editors</name>
    <message>
        <source>Angry</source>
        <translation>愤怒</translation>
    </message>
    <message>
        <source>Annoyed</source>
        <translation>不满</translation>
    </message>
    <message>
        <source>Answer due on</source>
        <translation>答复期限</translation>
    </message>
    <message>
        <source>Call about the quotation</source>
        <translation>打电话谈报价</translation>
    </message>
    <message>
        <source>Came by</source>
        <translation>反馈途径</translation>
    </message>
    <message>
        <source>Customer was told on</source>
        <translation>告知客户日期</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Delighted</source>
        <translation>非常满意</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Edit feedback</source>
        <translation>编辑反馈</translation>
    </message>
    <message>
        <source>Edit follow-up</source>
        <translation>编辑跟进计划</translation>
    </message>
    <message>
        <source>Edit interaction</source>
        <translation>编辑互动记录</translation>
    </message>
    <message>
        <source>Every 2 weeks</source>
        <translation>每两周</translation>
    </message>
    <message>
        <source>Every 3 months</source>
        <translation>每三个月</translation>
    </message>
    <message>
        <source>Every month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>Every year</source>
        <translation>每年</translation>
    </message>
    <message>
        <source>Feedback from {name}</source>
        <translation>{name}的反馈</translation>
    </message>
    <message>
        <source>Follow-up done</source>
        <translation>完成跟进</translation>
    </message>
    <message>
        <source>From</source>
        <translation>反馈人</translation>
    </message>
    <message>
        <source>In 3 days</source>
        <translation>3 天后</translation>
    </message>
    <message>
        <source>In a week</source>
        <translation>一周后</translation>
    </message>
    <message>
        <source>Log for {name}</source>
        <translation>为{name}记录</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>情绪</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>平静</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>不重复</translation>
    </message>
    <message>
        <source>New day</source>
        <translation>新日期</translation>
    </message>
    <message>
        <source>Next Monday</source>
        <translation>下周一</translation>
    </message>
    <message>
        <source>Next follow-up on</source>
        <translation>下次跟进日期</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Next step of the feedback</source>
        <translation>反馈的下一步</translation>
    </message>
    <message>
        <source>None</source>
        <translation>不安排</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Open feedback again</source>
        <translation>重新打开反馈</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>安排</translation>
    </message>
    <message>
        <source>Plan follow-up for {name}</source>
        <translation>为{name}安排跟进</translation>
    </message>
    <message>
        <source>Pleased</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation>推迟</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>This is a crisis</source>
        <translation>这是危机事件</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>What came of it (may stay empty)</source>
        <translation>结果如何（可不填）</translation>
    </message>
    <message>
        <source>What is to be done</source>
        <translation>要做什么</translation>
    </message>
    <message>
        <source>What is to be done then</source>
        <translation>届时做什么</translation>
    </message>
    <message>
        <source>What the customer said</source>
        <translation>客户说了什么</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>谈了什么</translation>
    </message>
    <message>
        <source>Who began</source>
        <translation>发起方</translation>
    </message>
    <message>
        <source>Who sees to it</source>
        <translation>处理人</translation>
    </message>
    <message>
        <source>Why it is opened again</source>
        <translation>重新打开的原因</translation>
    </message>
    <message>
        <source>With</source>
        <translation>对象</translation>
    </message>
</context>
<context>
    <name>Encoding</name>
    <message>
        <source>Chinese (GB18030, GBK)</source>
        <translation>简体中文（GB18030、GBK）</translation>
    </message>
    <message>
        <source>Japanese (Shift JIS)</source>
        <translation>日文（Shift JIS）</translation>
    </message>
    <message>
        <source>Korean (EUC-KR)</source>
        <translation>韩文（EUC-KR）</translation>
    </message>
    <message>
        <source>Recognise</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Traditional Chinese (Big5)</source>
        <translation>繁体中文（Big5）</translation>
    </message>
    <message>
        <source>Western (Latin-1)</source>
        <translation>西欧（Latin-1）</translation>
    </message>
    <message>
        <source>Western (Windows-1252)</source>
        <translation>西欧（Windows-1252）</translation>
    </message>
</context>
<context>
    <name>Events</name>
    <message numerus="yes">
        <source>%n customer(s) exported as {kind}, as plain text</source>
        <translation>
            <numerusform>%n 位客户以 {kind} 明文导出</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) erased for good</source>
        <translation>
            <numerusform>%n 人的资料被彻底清除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) lost</source>
        <translation>
            <numerusform>丢失 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>A backup was made and proved</source>
        <translation>已备份并通过检查</translation>
    </message>
    <message>
        <source>A backup was made into another folder</source>
        <translation>已备份到另一个文件夹</translation>
    </message>
    <message>
        <source>A key ring may open it from now on</source>
        <translation>从此可用密钥环打开</translation>
    </message>
    <message>
        <source>A new recovery code was made</source>
        <translation>生成了新的恢复码</translation>
    </message>
    <message>
        <source>A restore was rehearsed and went well</source>
        <translation>恢复演练成功</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>重新校验</translation>
    </message>
    <message>
        <source>Checked: {count} notes, none changed or missing.</source>
        <translation>已校验：共 {count} 条记录，没有被改动或缺失。</translation>
    </message>
    <message>
        <source>Compared with the backup of {when}.</source>
        <translation>已与 {when} 的备份对照。</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件记录</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Everything was encrypted under a new key</source>
        <translation>全部数据已用新密钥重新加密</translation>
    </message>
    <message>
        <source>Kind of event</source>
        <translation>事件类型</translation>
    </message>
    <message>
        <source>No day</source>
        <translation>日期不明</translation>
    </message>
    <message>
        <source>No key ring may open it any more</source>
        <translation>密钥环不再能打开</translation>
    </message>
    <message>
        <source>Nothing of this kind</source>
        <translation>没有此类记录</translation>
    </message>
    <message>
        <source>Only a backup can also prove that no newest note was cut off.</source>
        <translation>只有备份才能进一步证明最新的记录没有被截掉。</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>打开客户库</translation>
    </message>
    <message>
        <source>Opened with the key ring of the computer</source>
        <translation>用本机密钥环打开</translation>
    </message>
    <message>
        <source>Opened with the master password</source>
        <extracomment>What a person should look at twice.</extracomment>
        <translation>用主密码打开</translation>
    </message>
    <message>
        <source>Opened with the recovery code</source>
        <translation>用恢复码打开</translation>
    </message>
    <message>
        <source>Opening, exports, prints, erasures and changes of keys. Each note holds a code made from the one before it, so that none can be changed or taken out unseen.</source>
        <translation>记录打开、导出、打印、清除以及密钥变更。每条记录都带有由上一条算出的校验码，任何一条被改动或抽走都会露出痕迹。</translation>
    </message>
    <message>
        <source>Printed or saved as PDF: {document} of {name}</source>
        <translation>打印或存为 PDF：{name} 的{document}</translation>
    </message>
    <message numerus="yes">
        <source>Printed or saved as PDF: {document}, %n customer(s)</source>
        <translation>
            <numerusform>打印或存为 PDF：{document}，%n 位客户</numerusform>
        </translation>
    </message>
    <message>
        <source>Rescued from a damaged file</source>
        <translation>从损坏的客户库抢救而来</translation>
    </message>
    <message>
        <source>The first that does not fit is of {when}.</source>
        <translation>第一条不吻合的记录时间为 {when}。</translation>
    </message>
    <message>
        <source>The master password was changed</source>
        <translation>更改了主密码</translation>
    </message>
    <message>
        <source>The notes do not fit together: something outside this program changed or removed some. Compare with a backup.</source>
        <translation>记录前后不吻合：本程序以外的东西改动或删除了其中一些。请与备份对照。</translation>
    </message>
    <message>
        <source>The recovery code was removed</source>
        <translation>移除了恢复码</translation>
    </message>
    <message>
        <source>The ways to open it were changed</source>
        <translation>更改了打开方式</translation>
    </message>
    <message>
        <source>This customer file was made from a backup</source>
        <translation>此客户库由备份恢复而来</translation>
    </message>
    <message>
        <source>document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>on another computer, or before a restore</source>
        <translation>在另一台电脑上，或在恢复之前</translation>
    </message>
    <message>
        <source>without phones and amounts</source>
        <translation>不含电话和金额</translation>
    </message>
    <message>
        <source>{name} was exported as {kind}, as plain text</source>
        <translation>{name} 以 {kind} 明文导出</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n 位客户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customers exported to {name}</source>
        <translation>
            <numerusform>已导出 %n 个客户到 {name}</numerusform>
        </translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Address book (vCard)</source>
        <translation>通讯录（vCard）</translation>
    </message>
    <message>
        <source>All customers</source>
        <translation>全部客户</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>创建日期</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Customer name</source>
        <translation>客户名称</translation>
    </message>
    <message>
        <source>Do not contact</source>
        <translation>请勿联系</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Every customer with contacts, interactions, follow-ups, feedback and purchases. Import brings it back whole.</source>
        <translation>每个客户连同联系人、互动、跟进、反馈和购买记录。导入即可原样恢复。</translation>
    </message>
    <message>
        <source>Everything (JSON)</source>
        <translation>全部数据 (JSON)</translation>
    </message>
    <message numerus="yes">
        <source>Export %n customers</source>
        <translation>
            <numerusform>导出 %n 个客户</numerusform>
        </translation>
    </message>
    <message>
        <source>Export customers</source>
        <translation>导出客户</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>External ID</source>
        <extracomment>(context, English) -&gt; text in the language of the file. Several values in one cell are joined by this, as Google&apos;s contacts do. What a table starts with so that spreadsheets read it as UTF-8.</extracomment>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>How to treat</source>
        <translation>服务要点</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>Language of the headings</source>
        <translation>表头语言</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Lifecycle stage</source>
        <translation>生命周期阶段</translation>
    </message>
    <message>
        <source>Lunar birthday</source>
        <translation>农历生日</translation>
    </message>
    <message>
        <source>Next follow-up</source>
        <translation>下次跟进</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>One card per customer, for phones and address books. Nearly all programs read version 3.0.</source>
        <translation>每个客户一张名片，供手机和通讯录使用。几乎所有程序都能读取 3.0 版。</translation>
    </message>
    <message>
        <source>One line per customer, for a spreadsheet. Cells that begin like a formula are made harmless.</source>
        <translation>每位客户一行，可用电子表格打开。以公式开头的单元格会被处理为无害文本。</translation>
    </message>
    <message>
        <source>Only those with these words</source>
        <translation>仅包含这些词的客户</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮编</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好</translation>
    </message>
    <message>
        <source>QQ</source>
        <translation>QQ</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>规模</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>客户来源</translation>
    </message>
    <message>
        <source>Source detail</source>
        <translation>来源说明</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>生命周期阶段</translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>已停止，没有写入文件。</translation>
    </message>
    <message>
        <source>Table (CSV)</source>
        <translation>表格 (CSV)</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>The file is not encrypted: whoever has it can read it. Keep it only as long as you need it.</source>
        <translation>该文件未加密：任何拿到它的人都能读取。用完请尽快删除。</translation>
    </message>
    <message>
        <source>The file will not be encrypted: anybody who has it can read it.</source>
        <translation>导出的文件不加密：拿到它的人都能读取。</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>客户等级</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>客户类型</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>Which customers</source>
        <translation>哪些客户</translation>
    </message>
    <message>
        <source>Workbook (XLSX)</source>
        <extracomment>Gives the ids of the customers, in order; it is called with a reading session.</extracomment>
        <translation>工作簿（XLSX）</translation>
    </message>
    <message>
        <source>customers {day}</source>
        <translation>客户 {day}</translation>
    </message>
</context>
<context>
    <name>Facets</name>
    <message>
        <source>Best match</source>
        <translation>最佳匹配</translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation>最近联系</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后</translation>
    </message>
    <message>
        <source>Lifecycle stage</source>
        <translation>生命周期阶段</translation>
    </message>
    <message>
        <source>Longest silence</source>
        <translation>最久未联系</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新添加</translation>
    </message>
    <message>
        <source>Next 7 days</source>
        <translation>未来 7 天</translation>
    </message>
    <message>
        <source>Next follow-up</source>
        <translation>下次跟进</translation>
    </message>
    <message>
        <source>No tier</source>
        <translation>未分级</translation>
    </message>
    <message>
        <source>None planned</source>
        <translation>未安排</translation>
    </message>
    <message>
        <source>Over 30 days ago</source>
        <translation>超过 30 天</translation>
    </message>
    <message>
        <source>Over 60 days ago</source>
        <translation>超过 60 天</translation>
    </message>
    <message>
        <source>Over 90 days ago</source>
        <translation>超过 90 天</translation>
    </message>
    <message>
        <source>Overdue</source>
        <extracomment>What the choices of the filters are called; the context is Facets.</extracomment>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tier</source>
        <extracomment>Key of a chip: name of the facet, value, and whether it is excluded.</extracomment>
        <translation>客户等级</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Within 30 days</source>
        <translation>30 天内</translation>
    </message>
    <message>
        <source>Within 7 days</source>
        <translation>7 天内</translation>
    </message>
    <message>
        <source>not {filter}</source>
        <translation>排除 {filter}</translation>
    </message>
    <message>
        <source>{facet}: {value}</source>
        <translation>{facet}：{value}</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>No Chinese font found. Reinstall the package justmytype-intl-cjk, or install Noto Sans CJK.</source>
        <translation>没有找到中文字体。请重新安装 justmytype-intl-cjk，或安装 Noto Sans CJK。</translation>
    </message>
    <message>
        <source>The backup {path} belongs to another customer file. Give its own master password.</source>
        <translation>备份 {path} 属于另一个客户库。请输入那个客户库的主密码。</translation>
    </message>
    <message>
        <source>The backup {path} is damaged and was not used ({problem}). Choose an older one.</source>
        <translation>备份 {path} 已损坏，未使用（{problem}）。请选择更早的备份。</translation>
    </message>
    <message>
        <source>The backup {path} was made before the key of this customer file was changed. Give the master password of that time.</source>
        <translation>备份 {path} 是在更改此客户库密钥之前制作的。请输入当时的主密码。</translation>
    </message>
    <message>
        <source>The copy did not pass its check ({problem}), so no backup was made. The customer file itself may be damaged: keep your older backups.</source>
        <translation>副本未通过检查（{problem}），因此没有生成备份。客户库本身可能已损坏：请保留以前的备份。</translation>
    </message>
    <message>
        <source>The copy under the new key did not pass its check ({problem}), so the key was not changed. The customer file itself may be damaged: keep your older backups.</source>
        <translation>用新密钥制作的副本未通过检查（{problem}），因此密钥没有更改。客户库本身可能已损坏：请保留旧备份。</translation>
    </message>
    <message>
        <source>The customer file is busy with another task. Try again in a moment.</source>
        <translation>客户库正在处理其他任务，请稍后再试。</translation>
    </message>
    <message>
        <source>The customer file is locked. Unlock it to go on.</source>
        <translation>客户库已锁定。请解锁后继续。</translation>
    </message>
    <message>
        <source>The disk is full, so {name} was not written. Free some space or choose another place, then try again.</source>
        <translation>磁盘已满，{name} 没有写入。请腾出空间或换个位置，然后重试。</translation>
    </message>
    <message>
        <source>The disk is full. Nothing that was saved is lost, but this change was not saved. Free some space and try again.</source>
        <translation>磁盘已满。已保存的内容没有丢失，但这次修改没有保存。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>The disk reported an error, so this change was not saved. Make a backup to another disk soon, then check this one.</source>
        <translation>磁盘报告错误，这次修改没有保存。请尽快备份到另一块磁盘，然后检查这块磁盘。</translation>
    </message>
    <message>
        <source>The document could not be made. Try again with fewer customers.</source>
        <translation>无法生成文档。请减少客户数量后重试。</translation>
    </message>
    <message>
        <source>The file is not written in {encoding} (byte {position} does not fit). Choose another one, or let it be recognised.</source>
        <translation>文件不是 {encoding} 编码（第 {position} 字节不符）。请选择其他编码，或改为自动识别。</translation>
    </message>
    <message>
        <source>The file {name} cannot be read ({reason}). Close it elsewhere or check your rights, then try again.</source>
        <translation>无法读取文件 {name}（{reason}）。请在其他程序中关闭它或检查权限，然后重试。</translation>
    </message>
    <message>
        <source>The file {name} is larger than 512 MB. Split it and import the parts.</source>
        <translation>文件 {name} 超过 512 MB。请拆分后分别导入。</translation>
    </message>
    <message>
        <source>The file {name} is no whole JSON export of this program. Export it again, or import a table.</source>
        <translation>文件 {name} 不是本程序完整的 JSON 导出文件。请重新导出，或改为导入表格。</translation>
    </message>
    <message>
        <source>The file {name} was written by a newer version of this program. Update it first.</source>
        <translation>文件 {name} 由本程序的更新版本写成。请先更新程序。</translation>
    </message>
    <message>
        <source>The file {path}-wal does not belong to this customer file; it was left by another copy. Move it out of the folder, then open the customer file again.</source>
        <translation>文件 {path}-wal 不属于这个客户库，是另一份副本留下的。请把它移出该文件夹，然后重新打开客户库。</translation>
    </message>
    <message>
        <source>The key file in {folder} is damaged or missing, and so is its second copy. Your data may well be intact: put back keys.json from the newest backup.</source>
        <translation>{folder} 中的密钥文件及其第二份副本都已损坏或丢失。您的数据可能完好无损：请从最新的备份中放回 keys.json。</translation>
    </message>
    <message>
        <source>The key file in {folder} was changed by something other than this program. It was not used. Put back keys.json from a backup you trust.</source>
        <translation>{folder} 中的密钥文件被其他程序改动过，未使用。请从可信的备份中放回 keys.json。</translation>
    </message>
    <message>
        <source>The key ring did not answer within {seconds} seconds. Open the customer file with the master password.</source>
        <translation>系统钥匙串在 {seconds} 秒内没有响应。请用主密码打开客户库。</translation>
    </message>
    <message>
        <source>The key ring does not hold the key of this customer file. Open it with the master password; it can be remembered again then.</source>
        <translation>系统钥匙串中没有这个客户库的密钥。请用主密码打开，之后可以重新记住。</translation>
    </message>
    <message>
        <source>The key ring of this computer is locked. Unlock it, or open the customer file with the master password.</source>
        <translation>这台电脑的系统钥匙串已锁定。请解锁钥匙串，或用主密码打开客户库。</translation>
    </message>
    <message>
        <source>The key was kept in another key ring ({backend}), which is not here. Open the customer file with the master password.</source>
        <translation>密钥保存在另一个钥匙串（{backend}）中，这里没有它。请用主密码打开客户库。</translation>
    </message>
    <message>
        <source>The password or code is right, but the beginning of {path} is damaged. Nothing was changed. Keep the folder and restore the newest backup into a new one.</source>
        <translation>密码或恢复码正确，但 {path} 的开头已损坏。没有改动任何内容。请保留该文件夹，并把最新的备份恢复到新文件夹。</translation>
    </message>
    <message>
        <source>The password or code is right, but {path} is damaged. Nothing was changed. Keep the folder and restore the newest backup into a new one.</source>
        <translation>密码或恢复码正确，但 {path} 已损坏。没有改动任何内容。请保留该文件夹，并把最新的备份恢复到新文件夹。</translation>
    </message>
    <message>
        <source>The recovery code is well typed but does not open this customer file. It may have been replaced by a newer one.</source>
        <translation>恢复码输入无误，但打不开这个客户库。它可能已被新的恢复码取代。</translation>
    </message>
    <message>
        <source>The rules inside {path} that keep the history of changes are not the program&apos;s own. Nothing was changed. Keep the folder and restore the newest backup into a new one.</source>
        <translation>{path} 中记录修改历史的规则不是本程序写入的。没有改动任何内容。请保留该文件夹，并把最新的备份恢复到新文件夹。</translation>
    </message>
    <message>
        <source>The second place for backups, {folder}, is not there now. Connect the drive, or choose another place.</source>
        <translation>备份的第二存放位置 {folder} 现在不可用。请接上该磁盘，或换一个位置。</translation>
    </message>
    <message>
        <source>The translation {name} is missing. Install the program again.</source>
        <translation>缺少翻译文件 {name}。请重新安装本程序。</translation>
    </message>
    <message>
        <source>The workbook {name} cannot be read. It may be damaged or protected with a password: open it in a spreadsheet and save it anew.</source>
        <translation>无法读取工作簿 {name}。文件可能已损坏或设有密码：请用表格软件打开并重新保存。</translation>
    </message>
    <message>
        <source>The workbook {name} would unpack to more than this program opens. Save the sheet as CSV and import that.</source>
        <extracomment>So much smaller than unpacked is no workbook that a person made. Below this size a ratio says nothing. A sheet is held as a whole rectangle: one cell far out costs as much as all before it.</extracomment>
        <translation>工作簿 {name} 解压后超出本程序可打开的大小。请将工作表另存为 CSV 后再导入。</translation>
    </message>
    <message>
        <source>There is no encoding called {encoding}. Choose one of the list, or “auto”.</source>
        <extracomment>Characters that every sheet of customers and every letter is full of, in both scripts. What stands in the place of bytes that are no sign.</extracomment>
        <translation>没有名为 {encoding} 的编码。请从列表中选择，或选“auto”。</translation>
    </message>
    <message>
        <source>There is no file {name}. Check the name and the folder.</source>
        <translation>没有文件 {name}。请检查名称和文件夹。</translation>
    </message>
    <message>
        <source>This computer has no key ring that could be used. Open the customer file with the master password.</source>
        <translation>这台电脑没有可用的系统钥匙串。请用主密码打开客户库。</translation>
    </message>
    <message>
        <source>This customer file has no master password. Open it with the recovery code.</source>
        <translation>这个客户库没有主密码。请用恢复码打开。</translation>
    </message>
    <message>
        <source>This customer file has no recovery code. Open it with the master password.</source>
        <translation>这个客户库没有恢复码。请用主密码打开。</translation>
    </message>
    <message>
        <source>This customer file is already open in another window: {program}, process {pid} on {host}. Close it there first.</source>
        <translation>这个客户库已在另一个窗口打开：{program}，{host} 上的进程 {pid}。请先在那里关闭。</translation>
    </message>
    <message>
        <source>This customer file was last opened on {host} (process {pid}) and not closed. If it is closed there now, delete the file {path} and try again.</source>
        <translation>这个客户库上次在 {host} 上打开（进程 {pid}），没有关闭。如果那里现在已关闭，请删除文件 {path} 后重试。</translation>
    </message>
    <message>
        <source>This customer file was written by a newer version of the program (format {found}; this version knows {known}). Install the newer version.</source>
        <translation>这个客户库由更新版本的程序写入（格式 {found}，本版本支持 {known}）。请安装新版本。</translation>
    </message>
    <message>
        <source>This is a copy to look at: {folder} cannot be written, so nothing can be changed here. Copy the folder to a place of your own and open it there.</source>
        <translation>这是只供查看的副本：{folder} 无法写入，因此这里不能更改任何内容。请把该文件夹复制到自己的位置后再打开。</translation>
    </message>
    <message>
        <source>This is not the master password of this customer file. Check Caps Lock and the input method, then try again, or use the recovery code.</source>
        <translation>这不是这个客户库的主密码。请检查大写锁定和输入法后重试，或使用恢复码。</translation>
    </message>
    <message>
        <source>This recovery code belongs to another customer file. Codes for this one begin with {mark}.</source>
        <translation>这个恢复码属于另一个客户库。本客户库的恢复码以 {mark} 开头。</translation>
    </message>
    <message>
        <source>{folder} already exists and is never overwritten. Choose another name.</source>
        <translation>{folder} 已存在，不会被覆盖。请换一个名称。</translation>
    </message>
    <message>
        <source>{folder} is not a customer file: it holds no key file. It may have been moved; choose where it is now, or make a new one.</source>
        <translation>{folder} 不是客户库：其中没有密钥文件。它可能已被移动；请选择它现在的位置，或新建一个。</translation>
    </message>
    <message>
        <source>{name} cannot be written there ({reason}). Close it in other programs or choose another folder.</source>
        <translation>无法写入 {name}（{reason}）。请在其他程序中关闭它，或换个文件夹。</translation>
    </message>
    <message>
        <source>{path} cannot be written: the disk or folder is read-only or belongs to somebody else. Copy the folder to a place of your own and open it there.</source>
        <translation>无法写入 {path}：磁盘或文件夹是只读的，或属于其他人。请把文件夹复制到自己的位置后再打开。</translation>
    </message>
    <message>
        <source>{path} is empty. Something outside this program emptied it. Restore the newest backup into a new folder.</source>
        <translation>{path} 是空的，被本程序以外的操作清空了。请把最新的备份恢复到新文件夹。</translation>
    </message>
    <message>
        <source>{path} is not a backup made by this program, or a part of it is missing.</source>
        <translation>{path} 不是本程序生成的备份，或缺少其中一部分。</translation>
    </message>
    <message>
        <source>{path} is not there any more. If it is on a removable or network drive, connect the drive; if it was moved, choose where it is now.</source>
        <translation>找不到 {path}。如果它在移动磁盘或网络磁盘上，请连接磁盘；如果它被移动过，请选择它现在的位置。</translation>
    </message>
    <message>
        <source>{path} was not written by this program. Check that you chose the right folder.</source>
        <translation>{path} 不是本程序写入的。请确认选择了正确的文件夹。</translation>
    </message>
</context>
<context>
    <name>Feedback</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n 个未结</numerusform>
        </translation>
    </message>
    <message>
        <source>All open</source>
        <translation>全部未结</translation>
    </message>
    <message>
        <source>Answer due: {day}</source>
        <translation>答复期限：{day}</translation>
    </message>
    <message>
        <source>Ask how satisfied the customer is now</source>
        <translation>询问客户现在是否满意</translation>
    </message>
    <message>
        <source>Choose a line to see what was said and done.</source>
        <translation>选择一条反馈，查看客户说了什么、做了哪些处理。</translation>
    </message>
    <message>
        <source>Close feedback</source>
        <translation>结案</translation>
    </message>
    <message>
        <source>Closed {day}</source>
        <translation>{day} 结案</translation>
    </message>
    <message>
        <source>Crisis</source>
        <translation>危机</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customer was told on</source>
        <translation>告知客户日期</translation>
    </message>
    <message>
        <source>Customer was told on {day}</source>
        <translation>已于 {day} 告知客户</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Enter next step    E edit    Del remove    Ctrl+B new</source>
        <translation>Enter 下一步    E 编辑    Del 删除    Ctrl+B 新建</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>客户反馈</translation>
    </message>
    <message>
        <source>New feedback</source>
        <translation>新建反馈</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>No open feedback. Record what a customer tells you.</source>
        <translation>没有未结的反馈。客户说了什么，请记下来。</translation>
    </message>
    <message>
        <source>Nothing here.</source>
        <translation>这里没有内容。</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Open customer</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Open too long</source>
        <translation>受理过久</translation>
    </message>
    <message>
        <source>Open {days} d</source>
        <translation>已受理 {days} 天</translation>
    </message>
    <message>
        <source>Open {hours} h</source>
        <translation>已受理 {hours} 小时</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Plan to ask in 3 days how satisfied they are</source>
        <translation>计划 3 天后询问满意度</translation>
    </message>
    <message>
        <source>Received {when}</source>
        <translation>接收于 {when}</translation>
    </message>
    <message>
        <source>Save step</source>
        <translation>保存步骤</translation>
    </message>
    <message>
        <source>Show all open</source>
        <translation>显示全部未结</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>处理步骤</translation>
    </message>
    <message>
        <source>This feedback</source>
        <translation>本条反馈</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Warn, respond, communicate: nothing is left to chance.</source>
        <translation>预警、应对、沟通：每一步都落实。</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>做了什么</translation>
    </message>
    <message numerus="yes">
        <source>opened again %n time(s)</source>
        <translation>
            <numerusform>重新打开 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} over {hours} h</source>
        <translation>{count} 个超过 {hours} 小时</translation>
    </message>
</context>
<context>
    <name>FeedbackKind</name>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Praise</source>
        <translation>表扬</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>建议</translation>
    </message>
</context>
<context>
    <name>FeedbackState</name>
    <message>
        <source>Answered</source>
        <translation>已答复</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
</context>
<context>
    <name>Festival</name>
    <message>
        <source>Chinese New Year&apos;s Eve</source>
        <translation>除夕</translation>
    </message>
    <message>
        <source>Double Ninth Festival</source>
        <translation>重阳节</translation>
    </message>
    <message>
        <source>Dragon Boat Festival</source>
        <translation>端午节</translation>
    </message>
    <message>
        <source>Labour Day</source>
        <translation>劳动节</translation>
    </message>
    <message>
        <source>Lantern Festival</source>
        <translation>元宵节</translation>
    </message>
    <message>
        <source>Mid-Autumn Festival</source>
        <translation>中秋节</translation>
    </message>
    <message>
        <source>National Day</source>
        <translation>国庆节</translation>
    </message>
    <message>
        <source>New Year</source>
        <translation>元旦</translation>
    </message>
    <message>
        <source>Qingming Festival</source>
        <translation>清明节</translation>
    </message>
    <message>
        <source>Spring Festival</source>
        <translation>春节</translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Do not contact</source>
        <translation>请勿打扰</translation>
    </message>
    <message>
        <source>External ID</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>How to treat</source>
        <translation>相处之道</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Lifecycle stage</source>
        <translation>生命周期阶段</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮编</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>规模</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>客户来源</translation>
    </message>
    <message>
        <source>Source detail</source>
        <translation>来源说明</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>客户等级</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Verified on</source>
        <translation>核实日期</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>网站</translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Clear all</source>
        <translation>全部清除</translation>
    </message>
    <message>
        <source>Remove filter {filter}</source>
        <translation>移除筛选：{filter}</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>not</source>
        <translation>排除</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>About 60 made-up customers, removed in one step.</source>
        <translation>约 60 位虚构客户，一步即可移除。</translation>
    </message>
    <message>
        <source>Add the first customer by hand.</source>
        <translation>手动添加第一位客户。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Choose a master password</source>
        <translation>设置主密码</translation>
    </message>
    <message>
        <source>Choose the folder of a backup</source>
        <translation>选择备份所在的文件夹</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>From a CSV file, in any common encoding.</source>
        <translation>来自 CSV 文件，支持各种常见编码。</translation>
    </message>
    <message>
        <source>Give it a name without signs like / or :.</source>
        <translation>请输入名称，且不要含有 / 或 : 等符号。</translation>
    </message>
    <message>
        <source>If you forget the master password, only this code opens the customer file. Print it or write it down; it is shown only now.</source>
        <translation>如果忘记主密码，只有此恢复码能打开客户库。请打印或抄写下来；它只显示这一次。</translation>
    </message>
    <message>
        <source>Import my customers</source>
        <translation>导入我的客户</translation>
    </message>
    <message>
        <source>It encrypts everything. Nobody can reset it, neither can we: a sentence you remember is best.</source>
        <translation>它加密全部数据。任何人都无法重置，我们也不能：最好用一句您记得住的话。</translation>
    </message>
    <message>
        <source>Look around with sample data</source>
        <translation>用示例数据看一看</translation>
    </message>
    <message>
        <source>Make a new customer file</source>
        <translation>新建客户库</translation>
    </message>
    <message>
        <source>Make customer file</source>
        <translation>创建客户库</translation>
    </message>
    <message>
        <source>Master password</source>
        <translation>主密码</translation>
    </message>
    <message>
        <source>My customers</source>
        <translation>我的客户</translation>
    </message>
    <message>
        <source>Name of the customer file</source>
        <translation>客户库名称</translation>
    </message>
    <message>
        <source>Open a customer file</source>
        <translation>打开客户库</translation>
    </message>
    <message>
        <source>Open one that exists…</source>
        <translation>打开已有的客户库…</translation>
    </message>
    <message>
        <source>Remember on this computer</source>
        <translation>在这台电脑上记住</translation>
    </message>
    <message>
        <source>Restore from a backup…</source>
        <translation>从备份恢复…</translation>
    </message>
    <message>
        <source>Restored customers</source>
        <translation>恢复的客户</translation>
    </message>
    <message>
        <source>Start empty</source>
        <translation>从空白开始</translation>
    </message>
    <message>
        <source>What do you want to begin with?</source>
        <translation>您想从哪里开始？</translation>
    </message>
    <message>
        <source>Your customers, encrypted on this computer. No account, no network.</source>
        <translation>您的客户，加密保存在这台电脑上。无需账号，不连网络。</translation>
    </message>
    <message>
        <source>Your recovery code</source>
        <translation>您的恢复码</translation>
    </message>
</context>
<context>
    <name>FollowUpKind</name>
    <message>
        <source>Care</source>
        <translation>关怀</translation>
    </message>
    <message>
        <source>Check-in</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Our promise</source>
        <translation>我方承诺</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Their promise</source>
        <translation>对方承诺</translation>
    </message>
</context>
<context>
    <name>FollowUpOrigin</name>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>By rule</source>
        <translation>按规则</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Quick log</source>
        <translation>快速记录</translation>
    </message>
</context>
<context>
    <name>FollowUpState</name>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待办</translation>
    </message>
</context>
<context>
    <name>FollowUps</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n 项待办</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n 项逾期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>All open</source>
        <translation>全部待办</translation>
    </message>
    <message>
        <source>D done    S postpone    1 3 7 days    X select    E edit    Del cancel</source>
        <translation>D 完成    S 推迟    1 3 7 天    X 选择    E 编辑    Del 取消</translation>
    </message>
    <message>
        <source>Done in 30 days</source>
        <translation>近 30 天完成</translation>
    </message>
    <message>
        <source>Done {day}</source>
        <translation>{day} 完成</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>跟进计划</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后</translation>
    </message>
    <message>
        <source>New follow-up</source>
        <translation>新建跟进</translation>
    </message>
    <message>
        <source>Next 7 days</source>
        <translation>未来 7 天</translation>
    </message>
    <message>
        <source>Nothing is due on this day.</source>
        <translation>这一天没有到期的跟进。</translation>
    </message>
    <message>
        <source>Nothing is overdue.</source>
        <translation>没有逾期的跟进。</translation>
    </message>
    <message>
        <source>Nothing is planned here. Plan one?</source>
        <translation>这里没有计划。要安排一项吗？</translation>
    </message>
    <message>
        <source>Nothing was completed in the last 30 days.</source>
        <translation>最近 30 天没有完成的跟进。</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Show all open</source>
        <translation>显示全部待办</translation>
    </message>
    <message>
        <source>Show {count} more</source>
        <translation>再显示 {count} 项</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>was due {day}</source>
        <extracomment>Follow-ups shown of one group at first.</extracomment>
        <translation>原定 {day}</translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Add a tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose a day</source>
        <translation>选择日期</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>放弃草稿</translation>
    </message>
    <message>
        <source>Remove tag {tag}</source>
        <translation>移除标签 {tag}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save and new</source>
        <translation>保存并新建</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>此项必填。</translation>
    </message>
    <message>
        <source>This was not understood.</source>
        <translation>无法识别，请换一种写法。</translation>
    </message>
    <message>
        <source>day off</source>
        <translation>休息日</translation>
    </message>
    <message>
        <source>tomorrow, Fri, 3 days, 28 Nov</source>
        <translation>明天、周五、3天后、11月28日</translation>
    </message>
</context>
<context>
    <name>Gap</name>
    <message>
        <source>may be a duplicate</source>
        <translation>可能是重复客户</translation>
    </message>
    <message>
        <source>no contact named</source>
        <translation>没有联系人</translation>
    </message>
    <message>
        <source>no next follow-up</source>
        <translation>没有下次跟进</translation>
    </message>
    <message>
        <source>no valid phone and no WeChat</source>
        <extracomment>A verified card is trusted for half a year. Fields that only a company can have. What each gap takes away.</extracomment>
        <translation>没有有效电话，也没有微信</translation>
    </message>
    <message>
        <source>not verified for half a year</source>
        <translation>半年未核实</translation>
    </message>
    <message>
        <source>wanted fields are empty</source>
        <translation>应填的字段为空</translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>All customers. Search by name, pinyin initials, phone or notes; the filters at the left narrow the list (Space includes, - excludes) and can be saved as a view. X and Shift select several, then the bar above the list acts on all of them.</source>
        <translation>全部客户。可按姓名、拼音首字母、电话或备注搜索；左侧的筛选条件可缩小范围（空格包含，- 排除），并可保存为视图。按 X 或 Shift 选择多个客户，再用列表上方的工具条一起处理。</translation>
    </message>
    <message>
        <source>Everything that is planned, by day. D completes a line and asks for the next day; the month at the left shows how busy each day is.</source>
        <translation>按日期列出的全部计划。按 D 完成一条并询问下次日期；左侧的月历显示每天有多忙。</translation>
    </message>
    <message>
        <source>Everything that wants to be done today, most urgent first. Each line says why it is here. D does it, S or 1, 3, 7 postpone it; the next line follows by itself.</source>
        <extracomment>What each page is for, by its id.</extracomment>
        <translation>今天要做的全部事项，最紧急的在最前面，每一行都说明为什么在这里。按 D 完成，按 S 或 1、3、7 推迟，之后自动转到下一行。</translation>
    </message>
    <message>
        <source>Import and export, duplicates, the recycle bin, history and backups. Every act can be undone, an import too.</source>
        <translation>导入与导出、重复客户、回收站、历史和备份。每一步都可以撤销，导入也一样。</translation>
    </message>
    <message>
        <source>Language, look, rules, reminders, security and backups. Changes work at once.</source>
        <translation>语言、外观、规则、提醒、安全和备份。更改立即生效。</translation>
    </message>
    <message>
        <source>What customers told you, with a clock. Enter takes the next of the four steps; a complaint is closed with its outcome and the day the customer was told.</source>
        <translation>客户反馈的内容，并显示已过时间。按回车进入四步中的下一步；关闭投诉时要写明处理结果和告知客户的日期。</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were changed since and stay</source>
        <translation>
            <numerusform>%n 行之后又有修改，予以保留</numerusform>
        </translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>还没有任何修改。</translation>
    </message>
    <message>
        <source>Redo: {label}</source>
        <translation>重做：{label}</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>此操作不能撤销。</translation>
    </message>
    <message>
        <source>This was undone.</source>
        <translation>此操作已撤销。</translation>
    </message>
    <message>
        <source>Undo this action</source>
        <translation>撤销此操作</translation>
    </message>
    <message>
        <source>Undo: {label}</source>
        <translation>撤销：{label}</translation>
    </message>
    <message>
        <source>Undone: {label}</source>
        <translation>已撤销：{label}</translation>
    </message>
    <message>
        <source>What was changed</source>
        <translation>修改内容</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>{what} added</source>
        <translation>已添加{what}</translation>
    </message>
    <message>
        <source>{what} changed</source>
        <translation>已修改{what}</translation>
    </message>
    <message>
        <source>{what} erased</source>
        <translation>已抹除{what}</translation>
    </message>
    <message>
        <source>{what} removed</source>
        <translation>已删除{what}</translation>
    </message>
</context>
<context>
    <name>HistoryEntity</name>
    <message>
        <source>Consent</source>
        <translation>同意记录</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Contact method</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>客户反馈</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>跟进计划</translation>
    </message>
    <message>
        <source>Interaction</source>
        <translation>互动记录</translation>
    </message>
    <message>
        <source>Line of a purchase</source>
        <translation>购买明细</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>客户需求</translation>
    </message>
    <message>
        <source>Occasion</source>
        <translation>重要日子</translation>
    </message>
    <message>
        <source>Purchase</source>
        <translation>购买记录</translation>
    </message>
    <message>
        <source>Row of an import</source>
        <translation>导入行</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Step of feedback</source>
        <translation>反馈步骤</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>HistoryField</name>
    <message>
        <source>At</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Attitude</source>
        <translation>态度</translation>
    </message>
    <message>
        <source>Bought on</source>
        <translation>购买日期</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>历法</translation>
    </message>
    <message>
        <source>Came by</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Crisis</source>
        <translation>危机</translation>
    </message>
    <message>
        <source>Customer was told on</source>
        <translation>告知客户日期</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Done at</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Happened at</source>
        <translation>发生时间</translation>
    </message>
    <message>
        <source>In the recycle bin since</source>
        <translation>移入回收站时间</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Leap month</source>
        <translation>闰月</translation>
    </message>
    <message>
        <source>Main one</source>
        <translation>主要</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Mood</source>
        <translation>情绪</translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation>重新打开次数</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Postponed from</source>
        <translation>原定日期</translation>
    </message>
    <message>
        <source>Received at</source>
        <translation>接收时间</translation>
    </message>
    <message>
        <source>Reminder, days before</source>
        <translation>提前提醒天数</translation>
    </message>
    <message>
        <source>Repeats</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Title</source>
        <extracomment>Columns nobody wants to read about: they follow from others. Columns a row is known by, the best first.</extracomment>
        <translation>标题</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Who began</source>
        <translation>发起方</translation>
    </message>
    <message>
        <source>Who sees to it</source>
        <translation>处理人</translation>
    </message>
    <message>
        <source>Wrong since</source>
        <translation>失效日期</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>A cell is longer than 131,072 characters</source>
        <translation>单元格超过 131,072 个字符</translation>
    </message>
    <message>
        <source>A picture or sound was left out</source>
        <extracomment>Who wrote a card of ours, and how our own fields are named in it.</extracomment>
        <translation>有图片或声音未导入</translation>
    </message>
    <message>
        <source>A quotation mark is opened and never closed</source>
        <extracomment>Largest file that is read, in bytes; a customer sheet of a million rows stays below it. Longest cell, in characters (the limit of Python&apos;s csv module). Most columns a row may have.</extracomment>
        <translation>引号没有成对出现</translation>
    </message>
    <message>
        <source>A workbook, CSV in any encoding, vCards of any phone, or an export of this program. First you see what would happen; nothing is written before you say so, and one undo takes it back.</source>
        <translation>工作簿、任何编码的 CSV、任何手机的 vCard，或本程序的导出文件。先看会发生什么；您确认之前不会写入任何内容，一次撤销即可全部收回。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>换一个文件</translation>
    </message>
    <message>
        <source>Characters that cannot be read, the file is damaged there: {value}</source>
        <translation>无法读取的字符（文件此处已损坏）：{value} 个</translation>
    </message>
    <message>
        <source>Choose a file of customers</source>
        <translation>选择客户文件</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列对应</translation>
    </message>
    <message>
        <source>Customers that are known already</source>
        <translation>客户库中已有的客户</translation>
    </message>
    <message>
        <source>Drop a file of customers here</source>
        <translation>把客户文件拖到这里</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Everything was taken as it is.</source>
        <translation>全部原样导入。</translation>
    </message>
    <message>
        <source>Files of customers</source>
        <translation>客户文件</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message numerus="yes">
        <source>Import %n customer(s)</source>
        <translation>
            <numerusform>导入 %n 位客户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n row(s)</source>
        <translation>
            <numerusform>导入 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Import another file</source>
        <translation>导入另一个文件</translation>
    </message>
    <message>
        <source>Importing</source>
        <extracomment>Under this name the customer file keeps what the person said columns mean.</extracomment>
        <translation>正在导入</translation>
    </message>
    <message>
        <source>Looks like the customer “{value}”</source>
        <translation>看起来与客户“{value}”相同</translation>
    </message>
    <message>
        <source>No customer has this External ID, phone or name</source>
        <translation>没有客户使用该客户编号、电话或名称</translation>
    </message>
    <message>
        <source>No header was found: what a column holds says what it was taken for</source>
        <translation>没有找到表头：已按各列内容判断其含义</translation>
    </message>
    <message>
        <source>Null characters taken out of the file: {value}</source>
        <extracomment>So many rows say what a column holds.</extracomment>
        <translation>已从文件中去掉空字符：{value} 个</translation>
    </message>
    <message>
        <source>Path of a file, then Enter</source>
        <translation>输入文件路径，按 Enter</translation>
    </message>
    <message>
        <source>Path of the file</source>
        <translation>文件路径</translation>
    </message>
    <message>
        <source>Persons of one company become its contacts</source>
        <translation>同一公司的人归为该公司的联系人</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>正在读取</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Row {row}: {problem}</source>
        <translation>第 {row} 行：{problem}</translation>
    </message>
    <message>
        <source>Save the bad rows</source>
        <translation>保存错误行</translation>
    </message>
    <message>
        <source>Save the bad rows…</source>
        <translation>保存错误行…</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>已保存：{path}</translation>
    </message>
    <message>
        <source>Sheets that were not read: {value}</source>
        <translation>未读取的工作表：{value}</translation>
    </message>
    <message>
        <source>Show customers</source>
        <translation>查看客户</translation>
    </message>
    <message>
        <source>Space leaves a row out or takes it in · Enter goes to its differences · Ctrl+Enter imports</source>
        <translation>空格：跳过或选入该行 · Enter：查看差异 · Ctrl+Enter：导入</translation>
    </message>
    <message>
        <source>Stopped. Nothing was imported.</source>
        <translation>已停止，没有导入任何内容。</translation>
    </message>
    <message>
        <source>The check digit of “{value}” does not fit</source>
        <translation>“{value}”的校验位不符</translation>
    </message>
    <message>
        <source>The customer cannot be read: its values do not fit</source>
        <translation>无法读取该客户：其中的值不符合要求</translation>
    </message>
    <message>
        <source>The import is done</source>
        <translation>导入完成</translation>
    </message>
    <message numerus="yes">
        <source>The import was undone: %n row(s) taken back</source>
        <translation>
            <numerusform>导入已撤销：收回 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>The row has more cells than the header</source>
        <translation>这一行的单元格比表头多</translation>
    </message>
    <message>
        <source>The row has more than 2,000 columns</source>
        <translation>这一行超过 2,000 列</translation>
    </message>
    <message>
        <source>The row has no date</source>
        <translation>该行没有日期</translation>
    </message>
    <message>
        <source>The row has no name</source>
        <translation>这一行没有名称</translation>
    </message>
    <message>
        <source>The row has no product, quantity or amount</source>
        <translation>该行没有产品、数量或金额</translation>
    </message>
    <message>
        <source>The row has no text</source>
        <translation>该行没有内容</translation>
    </message>
    <message>
        <source>The rows are</source>
        <translation>每行内容</translation>
    </message>
    <message>
        <source>The text is longer than 100,000 characters and was cut</source>
        <translation>文字超过 100,000 个字符，已截断</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>需要留意</translation>
    </message>
    <message>
        <source>Try it with the sample sheet</source>
        <translation>用示例表格试一试</translation>
    </message>
    <message>
        <source>Undo this import</source>
        <translation>撤销本次导入</translation>
    </message>
    <message>
        <source>Workbook</source>
        <translation>工作簿</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>bad-rows.xlsx</source>
        <translation>问题行.xlsx</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>unchanged or skipped</source>
        <translation>未变或跳过</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>“{value}” does not look like a phone number</source>
        <extracomment>Row of the file -&gt; differences that are not to be taken.</extracomment>
        <translation>“{value}”不像电话号码</translation>
    </message>
    <message>
        <source>“{value}” does not look like an email address</source>
        <translation>“{value}”不像电子邮件地址</translation>
    </message>
    <message>
        <source>“{value}” is not a date</source>
        <extracomment>What an e-mail address looks like; odd ones are kept with a warning.</extracomment>
        <translation>“{value}”不是日期</translation>
    </message>
    <message>
        <source>“{value}” is not a lifecycle stage</source>
        <translation>“{value}”不是生命周期阶段</translation>
    </message>
    <message>
        <source>“{value}” is not a number</source>
        <extracomment>Headers that say what an entry is even among the columns of customers. Headers of a day that say themselves what happened on it: a visit, which needs no text. Fields that only a sheet of customers has.</extracomment>
        <translation>“{value}”不是数字</translation>
    </message>
    <message>
        <source>“{value}” is not a tier; use A, B, C or D</source>
        <extracomment>Name of a customer whose row has no name, phone or e-mail. Longest own text of a customer, in characters; longer notes are cut with a warning. An address: its label, and its parts by their field.</extracomment>
        <translation>“{value}”不是客户等级，请用 A、B、C 或 D</translation>
    </message>
    <message>
        <source>“{value}” is not a valid phone number</source>
        <translation>“{value}”不是有效的电话号码</translation>
    </message>
    <message>
        <source>“{value}” is not what an earlier row of this customer says</source>
        <translation>“{value}”与该客户前面的行不一致</translation>
    </message>
</context>
<context>
    <name>ImportField</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>City</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>Company or person</source>
        <translation>公司或个人</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>同意记录</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Contact method</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>国家</translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation>统一社会信用代码</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Customer name</source>
        <translation>客户名称</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Day of birth</source>
        <translation>出生日</translation>
    </message>
    <message>
        <source>Deal</source>
        <translation>商机</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>部门</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区县</translation>
    </message>
    <message>
        <source>Do not contact</source>
        <translation>请勿联系</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>External ID</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>姓</translation>
    </message>
    <message>
        <source>Fax</source>
        <translation>传真</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>客户反馈</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>跟进计划</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>名</translation>
    </message>
    <message>
        <source>House number</source>
        <translation>门牌号</translation>
    </message>
    <message>
        <source>How to treat</source>
        <translation>服务要点</translation>
    </message>
    <message>
        <source>Industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>Interaction</source>
        <translation>互动记录</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Lifecycle stage</source>
        <translation>生命周期阶段</translation>
    </message>
    <message>
        <source>Lunar birthday</source>
        <translation>农历生日</translation>
    </message>
    <message>
        <source>Middle name</source>
        <translation>中间名</translation>
    </message>
    <message>
        <source>Month of birth</source>
        <translation>出生月</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>需求</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Occasion</source>
        <translation>重要日子</translation>
    </message>
    <message>
        <source>Only kept</source>
        <translation>仅保留原文</translation>
    </message>
    <message>
        <source>Order no.</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Original row</source>
        <translation>原始行</translation>
    </message>
    <message>
        <source>Person&apos;s name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>邮编</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>产品</translation>
    </message>
    <message>
        <source>Purchase</source>
        <translation>购买记录</translation>
    </message>
    <message>
        <source>QQ</source>
        <translation>QQ</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>规模</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>客户来源</translation>
    </message>
    <message>
        <source>Source detail</source>
        <translation>来源说明</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Survey answer</source>
        <translation>满意度回答</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>客户等级</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>Year of birth</source>
        <translation>出生年</translation>
    </message>
    <message>
        <source>{kind}: {field}</source>
        <translation>{kind}：{field}</translation>
    </message>
</context>
<context>
    <name>ImportMatch</name>
    <message>
        <source>Add again</source>
        <translation>另行新增</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
</context>
<context>
    <name>ImportNoun</name>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>客户反馈</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>跟进计划</translation>
    </message>
    <message>
        <source>Interactions</source>
        <translation>互动记录</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>购买记录</translation>
    </message>
</context>
<context>
    <name>ImportTable</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Rows of the file</source>
        <extracomment>What an import writes; only these rows can be left out.</extracomment>
        <translation>文件中的行</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>处理方式</translation>
    </message>
</context>
<context>
    <name>ImportVerdict</name>
    <message>
        <source>Bad</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Possible duplicate</source>
        <translation>疑似重复</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>未变</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
</context>
<context>
    <name>InteractionKind</name>
    <message>
        <source>Call</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>拜访</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>任何位置</translation>
    </message>
    <message>
        <source>In a form</source>
        <translation>表单中</translation>
    </message>
    <message>
        <source>In a list</source>
        <translation>列表中</translation>
    </message>
    <message>
        <source>In the filters</source>
        <translation>筛选中</translation>
    </message>
    <message>
        <source>In the palette</source>
        <translation>在查找面板中</translation>
    </message>
    <message>
        <source>In the visit brief</source>
        <translation>在拜访简报中</translation>
    </message>
    <message>
        <source>Keys and help</source>
        <translation>快捷键与帮助</translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n 小时前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n 分钟前</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Overdue %n d</source>
        <translation>
            <numerusform>逾期 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Something went wrong. Nothing was changed.</source>
        <extracomment>A text, or a function that gives it in the language of the moment.</extracomment>
        <translation>出了点问题，没有任何改动。</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
</context>
<context>
    <name>LifecycleStage</name>
    <message>
        <source>Dormant</source>
        <translation>沉睡客户</translation>
    </message>
    <message>
        <source>First purchase</source>
        <translation>首购客户</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>线索</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>流失客户</translation>
    </message>
    <message>
        <source>Loyal</source>
        <translation>忠诚客户</translation>
    </message>
    <message>
        <source>Prospect</source>
        <translation>潜在客户</translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation>复购客户</translation>
    </message>
</context>
<context>
    <name>Lock</name>
    <message>
        <source>A copy is opened to look at: nothing can be changed or lost in it.</source>
        <translation>将打开一份只读副本：在其中无法修改，也不会丢失任何内容。</translation>
    </message>
    <message>
        <source>A newer version wrote it</source>
        <translation>由更新版本的程序写入</translation>
    </message>
    <message>
        <source>Another customer file…</source>
        <translation>其他客户库…</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>再问一次</translation>
    </message>
    <message>
        <source>Asking the key ring of this computer…</source>
        <translation>正在询问本机密钥环…</translation>
    </message>
    <message>
        <source>Choose where it is now…</source>
        <translation>指定它现在的位置…</translation>
    </message>
    <message>
        <source>Customer file cannot be opened</source>
        <translation>无法打开客户库</translation>
    </message>
    <message>
        <source>Customer file is locked</source>
        <translation>客户库已锁定</translation>
    </message>
    <message>
        <source>It is open already</source>
        <translation>客户库已经打开</translation>
    </message>
    <message>
        <source>Master password</source>
        <translation>主密码</translation>
    </message>
    <message>
        <source>No window answers: it is open in the command line, or for another person of this computer.</source>
        <translation>没有窗口回应：它正由命令行打开，或由这台电脑的另一位用户打开。</translation>
    </message>
    <message>
        <source>Nothing can be written here</source>
        <translation>此处无法写入</translation>
    </message>
    <message>
        <source>Open a copy to look at</source>
        <translation>打开只读副本</translation>
    </message>
    <message>
        <source>Open with the key ring</source>
        <translation>用系统密钥环打开</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>See what can be saved…</source>
        <translation>查看能抢救什么…</translation>
    </message>
    <message>
        <source>Show that window</source>
        <translation>显示那个窗口</translation>
    </message>
    <message>
        <source>The customer file is damaged</source>
        <translation>客户库已损坏</translation>
    </message>
    <message>
        <source>The customer file is not there</source>
        <translation>找不到客户库</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>The disk reports an error</source>
        <translation>磁盘报告错误</translation>
    </message>
    <message>
        <source>The key ring does not answer. Type the master password instead.</source>
        <translation>密钥环没有回应。请改为输入主密码。</translation>
    </message>
    <message>
        <source>The key ring does not hold the key any more. After unlocking it can be remembered again in Settings.</source>
        <translation>密钥环中已没有这个密钥。解锁后可在“设置”中重新记住。</translation>
    </message>
    <message>
        <source>The key ring of this computer is locked. Unlock it, or type the master password.</source>
        <translation>本机密钥环已锁定。请解锁密钥环，或输入主密码。</translation>
    </message>
    <message>
        <source>The key ring of this computer is not running. Type the master password instead.</source>
        <translation>本机密钥环没有运行。请改为输入主密码。</translation>
    </message>
    <message>
        <source>The key was kept in another key ring, which is not here. Type the master password.</source>
        <translation>密钥存放在另一个密钥环中，而它不在这台电脑上。请输入主密码。</translation>
    </message>
    <message>
        <source>The other window was asked to come to the front.</source>
        <translation>已请求那个窗口显示到前台。</translation>
    </message>
    <message>
        <source>To open the customer file a little room is needed. Nothing that was saved is lost. Free some space, or use the room that the program keeps for this day.</source>
        <translation>打开客户库需要少量空间。已保存的内容没有丢失。请腾出空间，或动用程序为此预留的空间。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Use the master password</source>
        <translation>使用主密码</translation>
    </message>
    <message>
        <source>Use the recovery code</source>
        <translation>使用恢复码</translation>
    </message>
    <message>
        <source>Use the room kept for this</source>
        <translation>动用预留空间</translation>
    </message>
    <message>
        <source>Where is the customer file now?</source>
        <translation>客户库现在在哪里？</translation>
    </message>
</context>
<context>
    <name>Match</name>
    <message>
        <source>QQ</source>
        <translation>QQ</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>city</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>company</source>
        <translation>公司</translation>
    </message>
    <message>
        <source>contact</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>email</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>external ID</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>industry</source>
        <translation>行业</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>pinyin</source>
        <translation>拼音</translation>
    </message>
    <message>
        <source>region</source>
        <translation>地区</translation>
    </message>
    <message>
        <source>short name</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>size</source>
        <translation>规模</translation>
    </message>
    <message>
        <source>source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>tag</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>Menu</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Customer file</source>
        <translation>客户库</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
</context>
<context>
    <name>MethodKind</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>QQ</source>
        <translation>QQ</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>网站</translation>
    </message>
</context>
<context>
    <name>Methods</name>
    <message>
        <source>Edit contact method</source>
        <translation>编辑联系方式</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标注</translation>
    </message>
    <message>
        <source>New contact method</source>
        <translation>新建联系方式</translation>
    </message>
    <message>
        <source>Number or address</source>
        <translation>号码或地址</translation>
    </message>
    <message>
        <source>This is the main one</source>
        <translation>设为主要联系方式</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>work, mobile, reception</source>
        <translation>办公室、手机、前台</translation>
    </message>
</context>
<context>
    <name>Month</name>
    <message numerus="yes">
        <source>%n follow-up(s)</source>
        <translation>
            <numerusform>%n 项跟进</numerusform>
        </translation>
    </message>
    <message>
        <source>Next month</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>Previous month</source>
        <translation>上个月</translation>
    </message>
</context>
<context>
    <name>NeedState</name>
    <message>
        <source>Dropped</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>Met</source>
        <translation>已满足</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待满足</translation>
    </message>
</context>
<context>
    <name>OccasionKind</name>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Festival</source>
        <translation>节日</translation>
    </message>
    <message>
        <source>Founding day</source>
        <translation>成立日</translation>
    </message>
    <message>
        <source>Other day</source>
        <translation>其他日子</translation>
    </message>
</context>
<context>
    <name>Occasions</name>
    <message>
        <source>Calendar</source>
        <translation>历法</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日</translation>
    </message>
    <message>
        <source>Edit occasion</source>
        <translation>编辑重要日子</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>New occasion</source>
        <translation>新建重要日子</translation>
    </message>
    <message>
        <source>Of whom</source>
        <translation>谁的</translation>
    </message>
    <message>
        <source>Remind days before</source>
        <translation>提前几天提醒</translation>
    </message>
    <message>
        <source>The customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Year, if known</source>
        <translation>年份（如知道）</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message numerus="yes">
        <source>%n customers</source>
        <translation>
            <numerusform>%n 位客户</numerusform>
        </translation>
    </message>
    <message>
        <source>A day such as tomorrow, Fri, 28 Nov</source>
        <translation>请输入日期，如 明天、周五、11月28日</translation>
    </message>
    <message>
        <source>Add a new customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>Add “{text}” as a new customer</source>
        <translation>将“{text}”添加为新客户</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今日到期</translation>
    </message>
    <message>
        <source>Find anything</source>
        <extracomment>What Tab offers for a customer, in this order.</extracomment>
        <translation>查找</translation>
    </message>
    <message>
        <source>Name, pinyin or phone of a customer</source>
        <translation>客户姓名、拼音或电话</translation>
    </message>
    <message>
        <source>Name, pinyin, phone, note … or &gt; # @</source>
        <translation>姓名、拼音、电话、记录……或输入 &gt; # @</translation>
    </message>
    <message>
        <source>Nothing found.    Esc close</source>
        <translation>没有找到。    Esc 关闭</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>打开 {name}</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Seen last</source>
        <translation>最近查看</translation>
    </message>
    <message>
        <source>What to do with {name}</source>
        <translation>对 {name} 的操作</translation>
    </message>
    <message>
        <source>choose a customer first</source>
        <translation>请先选择客户</translation>
    </message>
    <message>
        <source>no follow-up is planned</source>
        <translation>没有跟进计划</translation>
    </message>
    <message>
        <source>no phone is known</source>
        <translation>没有电话</translation>
    </message>
    <message>
        <source>not possible on this page</source>
        <translation>此页面不可用</translation>
    </message>
    <message>
        <source>↑↓ move    Enter choose    Esc close</source>
        <translation>↑↓ 移动    Enter 选择    Esc 关闭</translation>
    </message>
    <message>
        <source>↑↓ move    Enter do    Esc back</source>
        <translation>↑↓ 移动    Enter 执行    Esc 返回</translation>
    </message>
    <message>
        <source>↑↓ move   Enter open   Ctrl+Enter log   Tab more   &gt; commands   # tags   @ days</source>
        <translation>↑↓ 移动   Enter 打开   Ctrl+Enter 记录   Tab 更多   &gt; 命令   # 标签   @ 日期</translation>
    </message>
</context>
<context>
    <name>Pdf</name>
    <message numerus="yes">
        <source>%n characters print as a box: {where}</source>
        <translation>
            <numerusform>%n 个字符会打印成方框：{where}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customers are not in it: {names}</source>
        <translation>
            <numerusform>%n 个客户未包含在内：{names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>共 %n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>Address labels</source>
        <translation>地址贴</translation>
    </message>
    <message>
        <source>Book of briefs</source>
        <translation>客户手册</translation>
    </message>
    <message>
        <source>By city</source>
        <translation>按城市</translation>
    </message>
    <message>
        <source>By industry</source>
        <translation>按行业</translation>
    </message>
    <message>
        <source>By lifecycle stage</source>
        <translation>按生命周期阶段</translation>
    </message>
    <message>
        <source>By tier</source>
        <translation>按客户等级</translation>
    </message>
    <message>
        <source>Calibration sheet instead</source>
        <translation>改为打印校准页</translation>
    </message>
    <message>
        <source>Chinese No. 5, with boxes for the postcode</source>
        <translation>国内 5 号信封，带邮编框</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Copy of personal data</source>
        <translation>个人信息副本</translation>
    </message>
    <message>
        <source>Customer list</source>
        <translation>客户列表</translation>
    </message>
    <message>
        <source>Day of the next follow-up</source>
        <translation>下次跟进日期</translation>
    </message>
    <message>
        <source>Day sheet</source>
        <translation>今日工作单</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>Envelope</source>
        <translation>信封</translation>
    </message>
    <message>
        <source>Envelopes</source>
        <translation>信封</translation>
    </message>
    <message>
        <source>First free label</source>
        <translation>第一张可用标签</translation>
    </message>
    <message>
        <source>Grouping</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Hide phones and amounts</source>
        <translation>隐藏电话和金额</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>提供给</translation>
    </message>
    <message>
        <source>Making the document: {done} of {total}</source>
        <translation>正在生成文档：第 {done} 个，共 {total} 个</translation>
    </message>
    <message>
        <source>Making the document…</source>
        <translation>正在生成文档…</translation>
    </message>
    <message>
        <source>Millimetres down</source>
        <translation>下移毫米数</translation>
    </message>
    <message>
        <source>Millimetres to the right</source>
        <translation>右移毫米数</translation>
    </message>
    <message>
        <source>Moved to the right and down (mm)</source>
        <translation>右移和下移（毫米）</translation>
    </message>
    <message>
        <source>Nobody in particular</source>
        <translation>不指定</translation>
    </message>
    <message>
        <source>Not grouped</source>
        <translation>不分组</translation>
    </message>
    <message>
        <source>Not printed</source>
        <translation>未打印</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>PDF 文档 (*.pdf)</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Password of the document</source>
        <translation>文档密码</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Profile</source>
        <extracomment>Documents about one customer. Documents about many.</extracomment>
        <translation>客户档案</translation>
    </message>
    <message>
        <source>Protect with a password</source>
        <translation>用密码保护</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save the document</source>
        <translation>保存文档</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存为 {name}</translation>
    </message>
    <message>
        <source>Saved without a password: whoever has the file can read it.</source>
        <translation>未设密码：拿到文件的人都能读。</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>包含的部分</translation>
    </message>
    <message>
        <source>Sent to the printer</source>
        <translation>已发送到打印机</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>标签纸</translation>
    </message>
    <message>
        <source>Survey form</source>
        <translation>满意度问卷</translation>
    </message>
    <message>
        <source>The printer did not answer. Save the document instead.</source>
        <translation>打印机没有响应，请改为保存文档。</translation>
    </message>
    <message>
        <source>US No. 10</source>
        <translation>美国 10 号信封</translation>
    </message>
    <message>
        <source>Visit brief</source>
        <translation>拜访简报</translation>
    </message>
</context>
<context>
    <name>PickList</name>
    <message>
        <source>1-19 people</source>
        <translation>1-19 人</translation>
    </message>
    <message>
        <source>100-499 people</source>
        <translation>100-499 人</translation>
    </message>
    <message>
        <source>20-99 people</source>
        <translation>20-99 人</translation>
    </message>
    <message>
        <source>2000 people or more</source>
        <translation>2000 人以上</translation>
    </message>
    <message>
        <source>500-1999 people</source>
        <translation>500-1999 人</translation>
    </message>
    <message>
        <source>Advertisement</source>
        <translation>广告</translation>
    </message>
    <message>
        <source>Agriculture</source>
        <translation>农业</translation>
    </message>
    <message>
        <source>Anhui</source>
        <translation>安徽</translation>
    </message>
    <message>
        <source>Automotive</source>
        <translation>汽车</translation>
    </message>
    <message>
        <source>Beijing</source>
        <translation>北京</translation>
    </message>
    <message>
        <source>Chemicals</source>
        <translation>化工</translation>
    </message>
    <message>
        <source>Chongqing</source>
        <translation>重庆</translation>
    </message>
    <message>
        <source>Cold call</source>
        <translation>电话开发</translation>
    </message>
    <message>
        <source>Construction</source>
        <translation>建筑工程</translation>
    </message>
    <message>
        <source>Customer service</source>
        <translation>客服记录</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>教育</translation>
    </message>
    <message>
        <source>Electronics</source>
        <translation>电子</translation>
    </message>
    <message>
        <source>Energy</source>
        <translation>能源</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环保</translation>
    </message>
    <message>
        <source>Finance</source>
        <translation>金融</translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation>食品饮料</translation>
    </message>
    <message>
        <source>Fujian</source>
        <translation>福建</translation>
    </message>
    <message>
        <source>Gansu</source>
        <translation>甘肃</translation>
    </message>
    <message>
        <source>Guangdong</source>
        <translation>广东</translation>
    </message>
    <message>
        <source>Guangxi</source>
        <translation>广西</translation>
    </message>
    <message>
        <source>Guizhou</source>
        <translation>贵州</translation>
    </message>
    <message>
        <source>Hainan</source>
        <translation>海南</translation>
    </message>
    <message>
        <source>Hebei</source>
        <translation>河北</translation>
    </message>
    <message>
        <source>Heilongjiang</source>
        <translation>黑龙江</translation>
    </message>
    <message>
        <source>Henan</source>
        <translation>河南</translation>
    </message>
    <message>
        <source>Hong Kong</source>
        <translation>香港</translation>
    </message>
    <message>
        <source>Hotels and catering</source>
        <translation>酒店餐饮</translation>
    </message>
    <message>
        <source>Hubei</source>
        <translation>湖北</translation>
    </message>
    <message>
        <source>Hunan</source>
        <translation>湖南</translation>
    </message>
    <message>
        <source>Information technology</source>
        <translation>信息技术</translation>
    </message>
    <message>
        <source>Inner Mongolia</source>
        <translation>内蒙古</translation>
    </message>
    <message>
        <source>Jiangsu</source>
        <translation>江苏</translation>
    </message>
    <message>
        <source>Jiangxi</source>
        <translation>江西</translation>
    </message>
    <message>
        <source>Jilin</source>
        <translation>吉林</translation>
    </message>
    <message>
        <source>Liaoning</source>
        <translation>辽宁</translation>
    </message>
    <message>
        <source>Logistics</source>
        <translation>物流运输</translation>
    </message>
    <message>
        <source>Macao</source>
        <translation>澳门</translation>
    </message>
    <message>
        <source>Machinery</source>
        <extracomment>What every vault offers until somebody edits the list.</extracomment>
        <translation>机械制造</translation>
    </message>
    <message>
        <source>Medicine and health</source>
        <translation>医药健康</translation>
    </message>
    <message>
        <source>Ningxia</source>
        <translation>宁夏</translation>
    </message>
    <message>
        <source>Online shop</source>
        <translation>网店</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Overseas</source>
        <translation>海外</translation>
    </message>
    <message>
        <source>Paper and packaging</source>
        <translation>造纸包装</translation>
    </message>
    <message>
        <source>Partner</source>
        <translation>合作伙伴</translation>
    </message>
    <message>
        <source>Predecessor</source>
        <translation>前任移交</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>物业地产</translation>
    </message>
    <message>
        <source>Public sector</source>
        <translation>政府机构</translation>
    </message>
    <message>
        <source>Qinghai</source>
        <translation>青海</translation>
    </message>
    <message>
        <source>Referral</source>
        <translation>转介绍</translation>
    </message>
    <message>
        <source>Retail</source>
        <translation>零售</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>服务业</translation>
    </message>
    <message>
        <source>Shaanxi</source>
        <translation>陕西</translation>
    </message>
    <message>
        <source>Shandong</source>
        <translation>山东</translation>
    </message>
    <message>
        <source>Shanghai</source>
        <translation>上海</translation>
    </message>
    <message>
        <source>Shanxi</source>
        <translation>山西</translation>
    </message>
    <message>
        <source>Shop or office</source>
        <translation>线下门店</translation>
    </message>
    <message>
        <source>Sichuan</source>
        <translation>四川</translation>
    </message>
    <message>
        <source>Social media</source>
        <translation>社交媒体</translation>
    </message>
    <message>
        <source>Taiwan</source>
        <translation>台湾</translation>
    </message>
    <message>
        <source>Tender</source>
        <translation>招投标</translation>
    </message>
    <message>
        <source>Textiles</source>
        <translation>纺织服装</translation>
    </message>
    <message>
        <source>Tianjin</source>
        <translation>天津</translation>
    </message>
    <message>
        <source>Tibet</source>
        <translation>西藏</translation>
    </message>
    <message>
        <source>Trade fair</source>
        <translation>展会</translation>
    </message>
    <message>
        <source>Utilities</source>
        <translation>公用事业</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>官网</translation>
    </message>
    <message>
        <source>Wholesale</source>
        <translation>批发贸易</translation>
    </message>
    <message>
        <source>Xinjiang</source>
        <translation>新疆</translation>
    </message>
    <message>
        <source>Yunnan</source>
        <translation>云南</translation>
    </message>
    <message>
        <source>Zhejiang</source>
        <translation>浙江</translation>
    </message>
</context>
<context>
    <name>Postpone</name>
    <message>
        <source>Another day…</source>
        <translation>其他日期…</translation>
    </message>
    <message>
        <source>Postpone to</source>
        <translation>推迟到</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message numerus="yes">
        <source>%n backup(s) open with the old key only.</source>
        <translation>
            <numerusform>有 %n 份备份只能用旧密钥打开。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n 位客户</numerusform>
        </translation>
    </message>
    <message>
        <source>A logged contact plans the next one</source>
        <translation>记录一次联系后自动安排下一次</translation>
    </message>
    <message>
        <source>A wanted field that is empty lowers the quality score of the customer and puts it on the list to mend.</source>
        <translation>应填字段为空会降低客户的质量分，并把客户列入待修正名单。</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Also when the computer sleeps or its screen is locked. What you were typing is kept.</source>
        <translation>电脑休眠或锁屏时也会锁定。正在输入的内容会保留。</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Asking the key ring…</source>
        <translation>正在询问密钥环…</translation>
    </message>
    <message>
        <source>Author of what you log and print.</source>
        <translation>记录和打印时的署名。</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Complaints stand on Today after</source>
        <translation>投诉超过多久列入今日</translation>
    </message>
    <message>
        <source>Cosy</source>
        <translation>适中</translation>
    </message>
    <message>
        <source>Counted from when they came in.</source>
        <translation>从接收时起算。</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Data counts as verified for</source>
        <translation>资料核实有效期</translation>
    </message>
    <message>
        <source>Data policy</source>
        <translation>数据规范</translation>
    </message>
    <message>
        <source>Delete them…</source>
        <translation>删除它们…</translation>
    </message>
    <message>
        <source>Documents may be in another one.</source>
        <translation>文档可以使用另一种语言。</translation>
    </message>
    <message>
        <source>Encrypt anew…</source>
        <translation>重新加密…</translation>
    </message>
    <message>
        <source>Encrypt under a new key</source>
        <translation>用新密钥重新加密</translation>
    </message>
    <message>
        <source>Encrypted on this computer. No account, no network, no trackers.</source>
        <translation>在本机加密。无需账号，不联网，无跟踪。</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件记录</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>所有客户</translation>
    </message>
    <message>
        <source>For when somebody may have learnt the master password or the recovery code. Everything is written anew; until that is proved, the customer file stays as it is.</source>
        <translation>用于主密码或恢复码可能已被他人得知时。全部数据会重新写入；在通过检查之前，客户库保持原样。</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>忘记…</translation>
    </message>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Height of lines</source>
        <translation>行高</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>How many days may pass between two contacts. Today reminds you when it is longer, and the next follow-up is proposed by it.</source>
        <translation>两次联系之间最多相隔几天。超过时“今日”会提醒，下次跟进日期也据此建议。</translation>
    </message>
    <message>
        <source>In lists of customers.</source>
        <translation>用于客户列表。</translation>
    </message>
    <message>
        <source>It was used and may have been seen since: make a new one.</source>
        <translation>它已被使用过，可能已被人看到：请生成新的。</translation>
    </message>
    <message>
        <source>Key of the customer file</source>
        <translation>客户库密钥</translation>
    </message>
    <message>
        <source>Key ring of this computer</source>
        <translation>本机密钥环</translation>
    </message>
    <message>
        <source>Keys and help</source>
        <translation>快捷键与帮助</translation>
    </message>
    <message>
        <source>Keys…</source>
        <translation>快捷键…</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language of the window</source>
        <translation>界面语言</translation>
    </message>
    <message>
        <source>Last used {when}.</source>
        <translation>上次使用：{when}。</translation>
    </message>
    <message>
        <source>Licences…</source>
        <translation>许可证…</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>立即锁定</translation>
    </message>
    <message>
        <source>Lock when nobody is there</source>
        <translation>无人操作时锁定</translation>
    </message>
    <message>
        <source>Longer ago, a customer stands on the list to verify.</source>
        <translation>超过这个天数，客户会列入待核对名单。</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Made {when}.</source>
        <translation>生成于 {when}。</translation>
    </message>
    <message>
        <source>Master password</source>
        <translation>主密码</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>New code…</source>
        <translation>新恢复码…</translation>
    </message>
    <message>
        <source>Not used. It can open the customer file without typing.</source>
        <translation>未使用。启用后无需输入即可打开客户库。</translation>
    </message>
    <message>
        <source>Nothing is planned on days off</source>
        <translation>不在休息日安排跟进</translation>
    </message>
    <message>
        <source>Of amounts entered without one.</source>
        <translation>用于未注明货币的金额。</translation>
    </message>
    <message>
        <source>Opens the customer file when the password is forgotten.</source>
        <translation>忘记主密码时用它打开客户库。</translation>
    </message>
    <message>
        <source>Opens the customer file. Nobody can reset it.</source>
        <translation>用于打开客户库。任何人都无法重置。</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Remember…</source>
        <translation>记住…</translation>
    </message>
    <message>
        <source>Reminders</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Rhythm of contact</source>
        <translation>联系频率</translation>
    </message>
    <message>
        <source>Rules and reminders</source>
        <translation>规则与提醒</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Settings</source>
        <extracomment>These scroll by themselves.</extracomment>
        <translation>设置</translation>
    </message>
    <message>
        <source>Show reminders in the tray too</source>
        <translation>也在系统托盘显示提醒</translation>
    </message>
    <message>
        <source>Stands on documents.</source>
        <translation>显示在文档上。</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>The key is in another key ring.</source>
        <translation>密钥在另一个钥匙串中。</translation>
    </message>
    <message>
        <source>The key ring does not answer.</source>
        <translation>系统钥匙串没有响应。</translation>
    </message>
    <message>
        <source>The key ring is locked. Unlock it first.</source>
        <translation>系统钥匙串已锁定，请先解锁。</translation>
    </message>
    <message>
        <source>The key ring of this computer opens it.</source>
        <translation>本机的系统钥匙串可直接打开它。</translation>
    </message>
    <message>
        <source>The key ring that was to open it is not there any more.</source>
        <translation>原来用于打开的密钥环已不存在。</translation>
    </message>
    <message>
        <source>The key ring was to hold the key, but does not.</source>
        <translation>系统钥匙串本应存有密钥，但没有找到。</translation>
    </message>
    <message>
        <source>There is none. If the master password is forgotten, nobody can help you.</source>
        <translation>没有恢复码。一旦忘记主密码，谁也帮不了您。</translation>
    </message>
    <message>
        <source>There is none: only the recovery code opens it.</source>
        <translation>没有主密码：只能用恢复码打开。</translation>
    </message>
    <message>
        <source>This computer has no key ring that may be used.</source>
        <translation>本机没有可用的系统钥匙串。</translation>
    </message>
    <message>
        <source>This customer file</source>
        <translation>此客户库</translation>
    </message>
    <message>
        <source>This is a copy to look at: what opens it cannot be changed here.</source>
        <translation>这是只读副本：在此无法更改打开方式。</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>Wanted fields</source>
        <translation>应填字段</translation>
    </message>
    <message>
        <source>Ways to open the customer file</source>
        <translation>打开客户库的方式</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Your company</source>
        <translation>您的公司</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>after {count} min</source>
        <translation>{count} 分钟后</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>format {schema}</source>
        <translation>格式 {schema}</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>made {when}</source>
        <translation>创建于 {when}</translation>
    </message>
    <message>
        <source>no rhythm</source>
        <translation>不限</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add contact</source>
        <translation>添加联系人</translation>
    </message>
    <message>
        <source>Add day</source>
        <translation>添加日子</translation>
    </message>
    <message>
        <source>Add phone or address…</source>
        <translation>添加电话或地址…</translation>
    </message>
    <message>
        <source>As it was imported</source>
        <translation>导入时的原始数据</translation>
    </message>
    <message>
        <source>Contact methods</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细资料</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Everything was checked today (V)</source>
        <translation>今天已全部核实 (V)</translation>
    </message>
    <message>
        <source>Is wrong</source>
        <translation>号码有误</translation>
    </message>
    <message>
        <source>Make it the main one</source>
        <translation>设为主要联系方式</translation>
    </message>
    <message>
        <source>More for {name}</source>
        <translation>{name}的更多操作</translation>
    </message>
    <message>
        <source>Needs</source>
        <extracomment>Shown above, or not a field of the profile.</extracomment>
        <translation>客户需求</translation>
    </message>
    <message>
        <source>Never verified</source>
        <translation>从未核实</translation>
    </message>
    <message>
        <source>No birthday or other day yet.</source>
        <translation>还没有生日等重要日子。</translation>
    </message>
    <message>
        <source>No phone, email or address yet.</source>
        <translation>还没有电话、邮箱或地址。</translation>
    </message>
    <message>
        <source>Nobody is known there yet.</source>
        <translation>还没有联系人。</translation>
    </message>
    <message>
        <source>Nothing more is known yet.</source>
        <translation>还没有更多资料。</translation>
    </message>
    <message>
        <source>Occasions</source>
        <translation>重要日子</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Verified today</source>
        <translation>今天已核实</translation>
    </message>
    <message>
        <source>Verified {day}</source>
        <translation>{day}核实</translation>
    </message>
    <message>
        <source>lunar {month}/{day}</source>
        <translation>农历 {month} 月 {day} 日</translation>
    </message>
    <message>
        <source>main</source>
        <translation>主要</translation>
    </message>
    <message>
        <source>verified {day}</source>
        <translation>{day}核实</translation>
    </message>
    <message>
        <source>wrong since {day}</source>
        <translation>{day}起有误</translation>
    </message>
</context>
<context>
    <name>PurchaseState</name>
    <message>
        <source>Paid</source>
        <translation>已付款</translation>
    </message>
    <message>
        <source>Partly paid</source>
        <translation>部分付款</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退货</translation>
    </message>
    <message>
        <source>Unpaid</source>
        <translation>未付款</translation>
    </message>
</context>
<context>
    <name>Purchases</name>
    <message>
        <source>A return has a negative amount.</source>
        <translation>退货填写负数金额。</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Bought on</source>
        <translation>购买日期</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Order number</source>
        <translation>订单号</translation>
    </message>
    <message>
        <source>Record purchase</source>
        <translation>记录购买</translation>
    </message>
    <message>
        <source>What was bought</source>
        <translation>购买内容</translation>
    </message>
</context>
<context>
    <name>Qr</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Dial</source>
        <translation>拨号</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Point the telephone&apos;s camera here to dial.</source>
        <translation>用手机相机对准二维码即可拨号。</translation>
    </message>
    <message>
        <source>Point the telephone&apos;s camera here to save the contact.</source>
        <translation>用手机相机对准二维码即可保存联系人。</translation>
    </message>
    <message>
        <source>QR code</source>
        <translation>二维码</translation>
    </message>
    <message>
        <source>Save contact</source>
        <translation>保存联系人</translation>
    </message>
    <message>
        <source>This contact is too long for a QR code.</source>
        <translation>联系人内容过长，无法生成二维码。</translation>
    </message>
</context>
<context>
    <name>Quality</name>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n 位客户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) that look wrong</source>
        <translation>
            <numerusform>%n 个值看起来有误</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A contact at {name}</source>
        <translation>{name} 的联系人</translation>
    </message>
    <message>
        <source>All, worst first</source>
        <translation>全部，最差在前</translation>
    </message>
    <message>
        <source>Customers to mend</source>
        <extracomment>The lists beside those of one gap.</extracomment>
        <translation>待修正的客户</translation>
    </message>
    <message>
        <source>Data policy…</source>
        <translation>数据规范…</translation>
    </message>
    <message>
        <source>Enter mend    V verified today    X select    F6 card</source>
        <translation>Enter 修正    V 今天已核对    X 选择    F6 客户卡片</translation>
    </message>
    <message>
        <source>How to reach {name}</source>
        <translation>如何联系 {name}</translation>
    </message>
    <message>
        <source>It was tried and works</source>
        <translation>已试过，可用</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>职位</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>No contact named</source>
        <translation>没有联系人</translation>
    </message>
    <message>
        <source>No next step</source>
        <translation>没有下一步</translation>
    </message>
    <message>
        <source>No phone, no WeChat</source>
        <translation>无电话和微信</translation>
    </message>
    <message>
        <source>Not verified lately</source>
        <translation>久未核对</translation>
    </message>
    <message>
        <source>Nothing to mend here.</source>
        <translation>这里没有要修正的。</translation>
    </message>
    <message>
        <source>Number or name</source>
        <translation>号码或账号</translation>
    </message>
    <message>
        <source>Values that look wrong</source>
        <translation>看起来有误的值</translation>
    </message>
    <message>
        <source>Wanted fields empty</source>
        <translation>应填字段为空</translation>
    </message>
    <message>
        <source>empty: {fields}</source>
        <translation>未填：{fields}</translation>
    </message>
    <message>
        <source>last verified {day}</source>
        <translation>上次核对 {day}</translation>
    </message>
    <message>
        <source>mean score of all {score}</source>
        <translation>全体平均 {score} 分</translation>
    </message>
    <message>
        <source>never verified</source>
        <translation>从未核对</translation>
    </message>
    <message>
        <source>no contact</source>
        <translation>无联系人</translation>
    </message>
    <message>
        <source>no next step</source>
        <translation>无下一步</translation>
    </message>
    <message>
        <source>no phone</source>
        <translation>无电话</translation>
    </message>
    <message>
        <source>the first {count} shown</source>
        <translation>显示前 {count} 位</translation>
    </message>
    <message>
        <source>{score} of 100</source>
        <translation>{score} 分</translation>
    </message>
</context>
<context>
    <name>QuickLog</name>
    <message>
        <source>#{tag} (new)</source>
        <translation>#{tag}（新）</translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a customer</source>
        <translation>选择客户</translation>
    </message>
    <message>
        <source>Follow up {day}</source>
        <translation>跟进 {day}</translation>
    </message>
    <message>
        <source>Keep {day}</source>
        <translation>保留 {day}</translation>
    </message>
    <message>
        <source>On {day}</source>
        <translation>发生于 {day}</translation>
    </message>
    <message>
        <source>Promise: {text}</source>
        <translation>承诺：{text}</translation>
    </message>
    <message>
        <source>Quick log</source>
        <translation>快速记录</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Tab takes this guess</source>
        <translation>按 Tab 采用此推测</translation>
    </message>
    <message>
        <source>What happened? @Friday plans, #tag, !promise</source>
        <translation>记录一下… @周五 定跟进，#标签，!承诺</translation>
    </message>
    <message>
        <source>days off not announced</source>
        <translation>休假安排尚未公布</translation>
    </message>
    <message>
        <source>moved from {day}</source>
        <translation>原为 {day}</translation>
    </message>
</context>
<context>
    <name>RecoveryCode</name>
    <message>
        <source>Group {number} of the code</source>
        <translation>恢复码第 {number} 组</translation>
    </message>
    <message>
        <source>I keep it in a safe place</source>
        <translation>我已妥善保存</translation>
    </message>
    <message>
        <source>Not the same as on your sheet. Look again.</source>
        <translation>与纸上的不一致。请再核对一遍。</translation>
    </message>
    <message>
        <source>Print or save the sheet…</source>
        <translation>打印或保存恢复码单…</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
</context>
<context>
    <name>RecycleBin</name>
    <message numerus="yes">
        <source>%n customer(s) erased</source>
        <translation>
            <numerusform>已彻底删除 %n 位客户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted customer(s)</source>
        <translation>
            <numerusform>%n 位已删除客户</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older backup(s) still hold what was erased. A new backup without it was made. Copies you keep elsewhere are yours to delete.</source>
        <translation>
            <numerusform>还有 %n 份较早的备份含有已删除的内容。已新做一份不含这些内容的备份。您存放在别处的副本，请自行删除。</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete older backups</source>
        <translation>删除较早的备份</translation>
    </message>
    <message>
        <source>Delete the older backups too?</source>
        <translation>较早的备份也要删除吗？</translation>
    </message>
    <message>
        <source>Deleting older backups</source>
        <translation>正在删除较早的备份</translation>
    </message>
    <message>
        <source>Enter restores    Shift+↑↓ selects several</source>
        <translation>Enter 恢复    Shift+↑↓ 选择多位</translation>
    </message>
    <message numerus="yes">
        <source>Erase %n customer(s) for good?</source>
        <translation>
            <numerusform>确定彻底删除 %n 位客户吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>彻底删除</translation>
    </message>
    <message>
        <source>Erase for good…</source>
        <translation>彻底删除…</translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>正在彻底删除</translation>
    </message>
    <message>
        <source>Open customers</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message numerus="yes">
        <source>Restore %n</source>
        <translation>
            <numerusform>恢复 %n 位</numerusform>
        </translation>
    </message>
    <message>
        <source>The recycle bin is empty.</source>
        <translation>回收站是空的。</translation>
    </message>
    <message>
        <source>{erased}; the last traces leave the file when it is closed</source>
        <translation>{erased}；最后的痕迹将在关闭客户库时清除</translation>
    </message>
    <message>
        <source>{names}: data, history, drafts and search entries are erased. No undo and no restore brings them back; older backups hold them until you delete those, too.</source>
        <translation>{names}：资料、操作记录、草稿与搜索条目都将删除，撤销和恢复都无法找回；较早的备份在您一并删除之前仍含有这些内容。</translation>
    </message>
</context>
<context>
    <name>Refused</name>
    <message>
        <source>A contact needs a name.</source>
        <translation>联系人需要姓名。</translation>
    </message>
    <message>
        <source>A customer cannot be merged with itself.</source>
        <translation>客户不能与自己合并。</translation>
    </message>
    <message>
        <source>A customer file needs a master password or a recovery code; the key ring alone could lock you out.</source>
        <translation>客户库需要主密码或恢复码；只靠系统钥匙串，您可能会打不开它。</translation>
    </message>
    <message>
        <source>A customer needs a name.</source>
        <translation>客户需要名称。</translation>
    </message>
    <message>
        <source>A page has room for {most} columns. Leave out {count} of them.</source>
        <translation>一页最多 {most} 列，请减少 {count} 列。</translation>
    </message>
    <message>
        <source>A product needs a name.</source>
        <translation>产品需要名称。</translation>
    </message>
    <message>
        <source>A purchase needs a line or a total.</source>
        <translation>购买记录需要明细或总额。</translation>
    </message>
    <message>
        <source>A quotation mark in the filter is not closed.</source>
        <extracomment>Stands for &quot;not set&quot; among tiers and stages. Fields of a filter, in the order they are explained.</extracomment>
        <translation>筛选条件中的引号没有闭合。</translation>
    </message>
    <message>
        <source>A recovery code has {expected} letters and digits; this one has {found}. Compare it with your sheet.</source>
        <translation>恢复码有 {expected} 个字母和数字，这个有 {found} 个。请与您的恢复码单核对。</translation>
    </message>
    <message>
        <source>A tag needs a name.</source>
        <extracomment>Colours of the palette; a new tag takes the next one.</extracomment>
        <translation>标签需要名称。</translation>
    </message>
    <message>
        <source>A view needs a name.</source>
        <translation>视图需要名称。</translation>
    </message>
    <message>
        <source>An item needs a label.</source>
        <translation>选项需要名称。</translation>
    </message>
    <message>
        <source>Choose at least one customer.</source>
        <extracomment>From so many customers on a document is made in a process of its own.</extracomment>
        <translation>请至少选择一个客户。</translation>
    </message>
    <message>
        <source>Choose at least two customers to merge.</source>
        <translation>请至少选择两个客户进行合并。</translation>
    </message>
    <message>
        <source>Enter the day it is due.</source>
        <translation>请填写到期日期。</translation>
    </message>
    <message>
        <source>Enter the day the customer was told the outcome before closing a complaint.</source>
        <translation>关闭投诉前，请填写把结果告知客户的日期。</translation>
    </message>
    <message>
        <source>Enter the number or address.</source>
        <translation>请填写号码或地址。</translation>
    </message>
    <message>
        <source>Enter what is to be done.</source>
        <translation>请填写要做什么。</translation>
    </message>
    <message>
        <source>Enter what the data may be used for.</source>
        <translation>请填写数据的处理目的。</translation>
    </message>
    <message>
        <source>Enter when it happened.</source>
        <translation>请填写发生的时间。</translation>
    </message>
    <message>
        <source>No customer can have all these values of {name}; put commas between alternatives.</source>
        <translation>没有客户能同时具有 {name} 的这些值；请用逗号分隔可选的值。</translation>
    </message>
    <message>
        <source>No customer is called {reference}.</source>
        <extracomment>A card reads so many interactions; the timeline pages the rest.</extracomment>
        <translation>没有名为 {reference} 的客户。</translation>
    </message>
    <message>
        <source>No year has this day.</source>
        <translation>哪一年都没有这一天。</translation>
    </message>
    <message>
        <source>None of these customers has an address.</source>
        <translation>这些客户都没有地址。</translation>
    </message>
    <message>
        <source>Only closed feedback can be reopened.</source>
        <translation>只有已关闭的反馈才能重新打开。</translation>
    </message>
    <message>
        <source>Say first whether what was restored is right; until then nothing is deleted.</source>
        <translation>请先确认恢复的数据是否正确；在此之前不会删除任何内容。</translation>
    </message>
    <message>
        <source>The earlier value was erased or never existed.</source>
        <translation>旧值已被彻底删除，或从未存在。</translation>
    </message>
    <message>
        <source>The filter {name} cannot be turned round with “-”.</source>
        <translation>筛选项 {name} 不能用“-”取反。</translation>
    </message>
    <message>
        <source>The filter {name} needs a value after the colon.</source>
        <translation>筛选项 {name} 的冒号后面需要一个值。</translation>
    </message>
    <message>
        <source>The master password is empty.</source>
        <translation>主密码为空。</translation>
    </message>
    <message>
        <source>The newest backup that passes its check is never deleted. Make a newer one first.</source>
        <translation>最新的、通过检验的备份不能删除。请先做一份更新的备份。</translation>
    </message>
    <message>
        <source>The recovery code has a typing mistake. Compare it with your sheet, group by group.</source>
        <translation>恢复码输入有误。请与您的恢复码单逐组核对。</translation>
    </message>
    <message>
        <source>The sample customers are already there.</source>
        <translation>示例客户已经存在。</translation>
    </message>
    <message>
        <source>The second place must be outside the customer file: best on another disk, or a USB stick.</source>
        <translation>第二存放位置必须在客户库之外，最好在另一块磁盘或 U 盘上。</translation>
    </message>
    <message>
        <source>There are no sample customers to remove.</source>
        <translation>没有可删除的示例客户。</translation>
    </message>
    <message>
        <source>There is already a tag {name}; merge the two instead.</source>
        <translation>已有名为 {name} 的标签，请改用合并。</translation>
    </message>
    <message>
        <source>There is no field {name} to change.</source>
        <translation>没有可修改的字段 {name}。</translation>
    </message>
    <message>
        <source>There is no filter {name}. Filters are: {fields}. Put words with a colon in quotation marks.</source>
        <translation>没有名为 {name} 的筛选项。可用的有：{fields}。带冒号的词请加引号。</translation>
    </message>
    <message>
        <source>There is no item {name} in this list.</source>
        <translation>列表中没有选项 {name}。</translation>
    </message>
    <message>
        <source>There is no setting {name}.</source>
        <translation>没有名为 {name} 的设置。</translation>
    </message>
    <message>
        <source>There is no such consent.</source>
        <translation>没有这条同意记录。</translation>
    </message>
    <message>
        <source>There is no such contact method.</source>
        <translation>没有这个联系方式。</translation>
    </message>
    <message>
        <source>There is no such contact.</source>
        <translation>没有这位联系人。</translation>
    </message>
    <message>
        <source>There is no such customer.</source>
        <translation>没有这位客户。</translation>
    </message>
    <message>
        <source>There is no such day.</source>
        <translation>没有这个日子。</translation>
    </message>
    <message>
        <source>There is no such feedback.</source>
        <translation>没有这条客户反馈。</translation>
    </message>
    <message>
        <source>There is no such follow-up.</source>
        <translation>没有这条跟进计划。</translation>
    </message>
    <message>
        <source>There is no such interaction.</source>
        <translation>没有这条互动记录。</translation>
    </message>
    <message>
        <source>There is no such need.</source>
        <translation>没有这条客户需求。</translation>
    </message>
    <message>
        <source>There is no such purchase.</source>
        <translation>没有这条购买记录。</translation>
    </message>
    <message>
        <source>There is no such tag.</source>
        <translation>没有这个标签。</translation>
    </message>
    <message>
        <source>There is no such view.</source>
        <translation>没有这个视图。</translation>
    </message>
    <message>
        <source>There is no tag {name}.</source>
        <translation>没有名为 {name} 的标签。</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>这一步不能撤销。</translation>
    </message>
    <message>
        <source>This customer is not merged with another.</source>
        <translation>该客户没有与其他客户合并。</translation>
    </message>
    <message>
        <source>This entry does not exist any more. Undo its deletion first.</source>
        <translation>这条记录已不存在，请先撤销它的删除。</translation>
    </message>
    <message>
        <source>This follow-up is not open any more.</source>
        <translation>这条跟进计划已不是待办状态。</translation>
    </message>
    <message>
        <source>This follow-up is still open.</source>
        <translation>这条跟进计划仍是待办状态。</translation>
    </message>
    <message>
        <source>This import is not in the history.</source>
        <translation>操作记录中没有这次导入。</translation>
    </message>
    <message>
        <source>This lies in the future.</source>
        <translation>不能是未来的时间。</translation>
    </message>
    <message>
        <source>This step does not follow from the present one.</source>
        <translation>当前状态不能直接到这一步。</translation>
    </message>
    <message>
        <source>This value does not fit the setting {name}.</source>
        <translation>这个值不适合设置 {name}。</translation>
    </message>
    <message>
        <source>This was undone already.</source>
        <translation>这一步已经撤销过了。</translation>
    </message>
    <message>
        <source>Write down the outcome before closing.</source>
        <extracomment>A complaint that is open longer stands on Today.</extracomment>
        <translation>关闭前请写明处理结果。</translation>
    </message>
    <message>
        <source>Write down what the customer needs.</source>
        <translation>请写下客户的需求。</translation>
    </message>
    <message>
        <source>Write down what the customer said.</source>
        <translation>请写下客户说了什么。</translation>
    </message>
    <message>
        <source>{count} customers are too many for one document; {most} are the most. Filter them first.</source>
        <translation>{count} 个客户太多，一份文档最多 {most} 个。请先筛选。</translation>
    </message>
    <message>
        <source>{name} is in the recycle bin or merged already.</source>
        <translation>{name} 在回收站中，或已被合并。</translation>
    </message>
    <message>
        <source>{reference} may mean several customers: {candidates}. Use the id or External ID.</source>
        <translation>{reference} 可能指多位客户：{candidates}。请改用 id 或客户编号。</translation>
    </message>
    <message>
        <source>{value} is no value of the filter {name}. Values are: {choices}.</source>
        <translation>{value} 不是筛选项 {name} 的值。可用的有：{choices}。</translation>
    </message>
    <message>
        <source>{value} is not a date; write it as 2026-11-28.</source>
        <translation>{value} 不是日期；请写成 2026-11-28 的样子。</translation>
    </message>
    <message>
        <source>{value} is not a repetition; write it as P7D, P2W, P1M or P1Y.</source>
        <translation>{value} 不是重复规则；请写成 P7D、P2W、P1M 或 P1Y。</translation>
    </message>
    <message>
        <source>{value} is not one of: {choices}.</source>
        <translation>{value} 不在可选值之中：{choices}。</translation>
    </message>
</context>
<context>
    <name>Rescue</name>
    <message numerus="yes">
        <source>%n customer(s) are in the new customer file.</source>
        <translation>
            <numerusform>新客户库中有 %n 位客户。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) with all that belongs to them: </source>
        <translation>
            <numerusform>%n 位客户及其全部资料：</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are neither in the file nor in its history:</source>
        <translation>
            <numerusform>有 %n 行在客户库和操作记录中都已找不到：</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) whose customer is lost were left out.</source>
        <translation>
            <numerusform>有 %n 行因其客户已丢失而被略去。</numerusform>
        </translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Choose another place…</source>
        <translation>换一个位置…</translation>
    </message>
    <message>
        <source>It opens with the same password. Look whether all is there; keep the damaged folder until then.</source>
        <translation>它用同一个主密码打开。请查看内容是否齐全；在此之前请保留损坏的文件夹。</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON 文件 (*.json)</translation>
    </message>
    <message>
        <source>Look what can be saved</source>
        <translation>查看能抢救什么</translation>
    </message>
    <message>
        <source>Lost rows</source>
        <translation>丢失的行</translation>
    </message>
    <message>
        <source>Making the new customer file</source>
        <translation>正在生成新客户库</translation>
    </message>
    <message>
        <source>Master password or recovery code</source>
        <translation>主密码或恢复码</translation>
    </message>
    <message>
        <source>Neither the customer file nor a backup beside it can be read. Look for a backup in another place, as a second disk, and restore that.</source>
        <translation>客户库和旁边的备份都无法读取。请在别处（例如另一块磁盘）找一份备份来恢复。</translation>
    </message>
    <message numerus="yes">
        <source>Newest backup that is whole: {when}, %n customer(s)</source>
        <translation>
            <numerusform>最新的完好备份：{when}，%n 位客户</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing can be read</source>
        <translation>无法读取任何内容</translation>
    </message>
    <message>
        <source>Nothing has been changed so far.</source>
        <translation>到目前为止没有改动任何内容。</translation>
    </message>
    <message>
        <source>Only restore the backup</source>
        <translation>只恢复备份</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Reading what can be read</source>
        <translation>正在读取能读的内容</translation>
    </message>
    <message>
        <source>Rescue what can be read</source>
        <translation>抢救能读取的内容</translation>
    </message>
    <message>
        <source>Rescue: the backup with all that can be read</source>
        <translation>抢救：以备份为底，加上所有能读取的内容</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>抢救完成</translation>
    </message>
    <message>
        <source>Some of its bytes are not what this program wrote: a broken disk, a copy that stopped, or another program. Leave the folder as it is. Everything that follows works on a copy, and ends in a new customer file beside it.</source>
        <translation>其中部分数据已不是本程序写入的样子：可能是磁盘故障、复制中断，或其他程序所致。请让该文件夹保持原样。以下操作都在副本上进行，最后在旁边生成一个新的客户库。</translation>
    </message>
    <message>
        <source>The backup was restored and checked.</source>
        <translation>备份已恢复并通过检查。</translation>
    </message>
    <message>
        <source>The customer file is damaged</source>
        <translation>客户库已损坏</translation>
    </message>
    <message>
        <source>There is no backup of its own that is whole.</source>
        <translation>没有完好的自带备份。</translation>
    </message>
    <message>
        <source>This can be saved</source>
        <translation>可以抢救的内容</translation>
    </message>
    <message>
        <source>This did not work. Nothing was changed.</source>
        <translation>没有成功。未改动任何内容。</translation>
    </message>
    <message>
        <source>Where shall the new customer file go?</source>
        <translation>新客户库放在哪里？</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>正在处理</translation>
    </message>
    <message>
        <source>Write all rows to a file</source>
        <translation>将所有行写入文件</translation>
    </message>
    <message>
        <source>Write all rows to a file, as plain text…</source>
        <translation>将所有行以明文写入文件…</translation>
    </message>
    <message>
        <source>Writing the rows</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>in the backup</source>
        <translation>备份中有</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>已丢失</translation>
    </message>
    <message>
        <source>{count} in the backup</source>
        <translation>备份中有 {count} 行</translation>
    </message>
    <message>
        <source>{count} rows were written to {name}, as plain text.</source>
        <translation>已将 {count} 行以明文写入 {name}。</translation>
    </message>
    <message>
        <source>{name} rescued</source>
        <translation>{name} 抢救</translation>
    </message>
    <message>
        <source>{rows} rows, {told} of them from the history</source>
        <translation>共 {rows} 行，其中 {told} 行取自操作记录</translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message numerus="yes">
        <source>%n card(s) would be as they were then</source>
        <translation>
            <numerusform>%n 张客户卡片将回到当时的内容</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) would be gone: {names}</source>
        <translation>
            <numerusform>%n 位客户将不复存在：{names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) would come back: {names}</source>
        <translation>
            <numerusform>%n 位客户将会回来：{names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n erased customer(s) will not come back</source>
        <translation>
            <numerusform>%n 位已彻底删除的客户不会回来</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A second customer file is made; the present one stays as it is. It opens with the master password of the backup.</source>
        <translation>将新建第二个客户库，现有客户库保持不变。新客户库用该备份的主密码打开。</translation>
    </message>
    <message>
        <source>Backing up the present data, then restoring</source>
        <translation>正在备份当前数据，然后恢复</translation>
    </message>
    <message>
        <source>Choose the folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Done since then and not in it: {actions}</source>
        <translation>此后所做、备份中没有的操作：{actions}</translation>
    </message>
    <message>
        <source>In place of the present data</source>
        <translation>替换当前数据</translation>
    </message>
    <message>
        <source>Into a new folder</source>
        <translation>恢复到新文件夹</translation>
    </message>
    <message>
        <source>It opens with its own keys, and every page of {size} is whole.</source>
        <translation>用备份自带的密钥打开，{size} 的每一页都完好。</translation>
    </message>
    <message>
        <source>Its history is unbroken up to action {number}.</source>
        <translation>操作记录完整无缺，直到第 {number} 项操作。</translation>
    </message>
    <message>
        <source>Master password of the backup</source>
        <translation>该备份的主密码</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>没有改动任何数据。</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>Restoring…</source>
        <translation>正在恢复…</translation>
    </message>
    <message>
        <source>The backup of {when} holds the same as now.</source>
        <translation>{when}的备份与现在的内容相同。</translation>
    </message>
    <message>
        <source>The present data is backed up, then kept aside until you say that all is there. The customer file opens with the master password of the backup then.</source>
        <translation>当前数据会先备份，再移开保留，直到您确认一切齐全。之后客户库用该备份的主密码打开。</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>当时</translation>
    </message>
    <message>
        <source>This backup has another key than the customer file. It opens with the master password it was made with.</source>
        <translation>这份备份的密钥与客户库不同，要用备份当时的主密码打开。</translation>
    </message>
    <message>
        <source>Trying the restore in a passing folder…</source>
        <translation>正在临时文件夹中试恢复…</translation>
    </message>
    <message>
        <source>What would be different after a restore of {when}</source>
        <translation>恢复{when}的备份后会有哪些不同</translation>
    </message>
    <message>
        <source>{rows} rows in {tables} tables were counted, and all sums agree.</source>
        <translation>已清点 {tables} 个表中的 {rows} 行数据，全部校验和一致。</translation>
    </message>
</context>
<context>
    <name>Rule</name>
    <message>
        <source>Capital letters</source>
        <translation>大小写</translation>
    </message>
    <message>
        <source>Email in one form beside it</source>
        <translation>邮箱的标准形式</translation>
    </message>
    <message>
        <source>Full and half width</source>
        <translation>全角半角</translation>
    </message>
    <message>
        <source>Name of a company</source>
        <translation>公司名称</translation>
    </message>
    <message>
        <source>Phone in one form beside it</source>
        <translation>电话的标准形式</translation>
    </message>
    <message>
        <source>Region as in the list</source>
        <translation>地区与列表一致</translation>
    </message>
    <message>
        <source>Spaces</source>
        <translation>空格</translation>
    </message>
</context>
<context>
    <name>Secrets</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Change the master password</source>
        <translation>修改主密码</translation>
    </message>
    <message>
        <source>Choose a new master password. A backup is made first, and a new recovery code comes next. With many customers this takes a minute.</source>
        <translation>请设定新的主密码。会先做一次备份，随后给出新的恢复码。客户很多时需要一分钟左右。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the backups under the old key?</source>
        <translation>删除旧密钥下的备份？</translation>
    </message>
    <message>
        <source>Encrypt anew</source>
        <translation>重新加密</translation>
    </message>
    <message>
        <source>Encrypt under a new key</source>
        <translation>用新密钥重新加密</translation>
    </message>
    <message>
        <source>Encrypting under a new key</source>
        <translation>正在用新密钥重新加密</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>忘记</translation>
    </message>
    <message>
        <source>Forget on this computer</source>
        <translation>在这台电脑上忘记</translation>
    </message>
    <message>
        <source>From now on the master password has to be typed each time.</source>
        <translation>从此每次都需要输入主密码。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>强</translation>
    </message>
    <message>
        <source>Have a printer or paper at hand. The present code works until the end.</source>
        <translation>请准备好打印机或纸笔。在完成之前，现有恢复码一直有效。</translation>
    </message>
    <message>
        <source>If the master password is forgotten then, nobody can open the customer file: not you, and not the makers of this program.</source>
        <translation>此后一旦忘记主密码，谁也打不开客户库：您不能，本程序的作者也不能。</translation>
    </message>
    <message>
        <source>It belongs to the new key. Nothing is changed before two groups of it are typed back. Backups made so far keep their old password and code.</source>
        <translation>它属于新密钥。在您回填其中两组之前不会改动任何内容。此前的备份仍使用旧主密码和旧恢复码。</translation>
    </message>
    <message>
        <source>It encrypts everything, and nobody can reset it. Backups of this customer file open with the new one too.</source>
        <translation>它加密所有内容，任何人都无法重置。此客户库的备份也改用新密码打开。</translation>
    </message>
    <message>
        <source>It opens the customer file when the master password is forgotten, and it is shown only now. Once two groups of it are typed back, the code before it opens the file no more.</source>
        <translation>忘记主密码时用它打开客户库，只在此时显示。回填其中两组之后，旧恢复码即失效。</translation>
    </message>
    <message>
        <source>Make a new recovery code</source>
        <translation>生成新的恢复码</translation>
    </message>
    <message>
        <source>New master password</source>
        <translation>新主密码</translation>
    </message>
    <message>
        <source>Present master password</source>
        <translation>当前主密码</translation>
    </message>
    <message>
        <source>Present master password or recovery code</source>
        <translation>当前主密码或恢复码</translation>
    </message>
    <message>
        <source>Remember</source>
        <translation>记住</translation>
    </message>
    <message>
        <source>Remember on this computer</source>
        <translation>在这台电脑上记住</translation>
    </message>
    <message>
        <source>Remove the code</source>
        <translation>移除恢复码</translation>
    </message>
    <message>
        <source>Remove the recovery code?</source>
        <translation>移除恢复码？</translation>
    </message>
    <message>
        <source>Show the new code</source>
        <translation>显示新恢复码</translation>
    </message>
    <message>
        <source>Strength of the master password</source>
        <translation>主密码强度</translation>
    </message>
    <message>
        <source>The backups under the old key are deleted</source>
        <translation>旧密钥下的备份已删除</translation>
    </message>
    <message>
        <source>The key ring of this computer opens it now</source>
        <translation>现在可以用本机密钥环打开</translation>
    </message>
    <message>
        <source>The key ring opens it no more</source>
        <translation>密钥环不再能打开</translation>
    </message>
    <message>
        <source>The master password was changed</source>
        <translation>主密码已修改</translation>
    </message>
    <message>
        <source>The new recovery code is in force</source>
        <translation>新恢复码已生效</translation>
    </message>
    <message>
        <source>The recovery code opens nothing any more</source>
        <translation>恢复码已失效</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>再输入一次</translation>
    </message>
    <message>
        <source>The two are not the same. Type the second one again.</source>
        <translation>两次输入不一致。请重新输入第二次。</translation>
    </message>
    <message>
        <source>This is too easy to guess. Use a longer sentence.</source>
        <translation>太容易被猜到。请用更长的一句话。</translation>
    </message>
    <message>
        <source>Type the present master password first.</source>
        <translation>请先输入当前主密码。</translation>
    </message>
    <message>
        <source>Use this code</source>
        <translation>启用此恢复码</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>弱</translation>
    </message>
    <message>
        <source>Whoever has the old password or code can read them. A backup under the new key is made and proved first. Copies on other disks are not reached: delete those by hand.</source>
        <translation>持有旧主密码或旧恢复码的人能读取它们。会先用新密钥备份一次并通过检查。其他磁盘上的副本无法触及：请手动删除。</translation>
    </message>
    <message>
        <source>Whoever is logged in to this computer as you can open the customer file then.</source>
        <translation>此后，凡是以您的身份登录这台电脑的人都能打开客户库。</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>正在处理</translation>
    </message>
    <message>
        <source>Your new recovery code</source>
        <translation>您的新恢复码</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Recovery sheet</source>
        <translation>恢复码单</translation>
    </message>
    <message>
        <source>Recovery sheet {name}</source>
        <translation>恢复码单 {name}</translation>
    </message>
    <message>
        <source>Save the recovery sheet</source>
        <translation>保存恢复码单</translation>
    </message>
    <message>
        <source>Saved as {name}. Take it off this computer: beside the customer file it protects nothing.</source>
        <translation>已保存为 {name}。请把它移出这台电脑：与客户库放在一起就失去了保护作用。</translation>
    </message>
    <message>
        <source>Whoever has this code can open the customer file. Keep it apart from the computer.</source>
        <translation>持有此恢复码的人可以打开客户库。请与电脑分开保管。</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>All of these tags</source>
        <translation>同时具有这些标签</translation>
    </message>
    <message>
        <source>Any of these tags</source>
        <translation>具有任一标签</translation>
    </message>
    <message>
        <source>Save the filters as a view</source>
        <translation>把筛选条件保存为视图</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
</context>
<context>
    <name>Standardise</name>
    <message numerus="yes">
        <source>Apply %n change(s)</source>
        <translation>
            <numerusform>应用 %n 处更改</numerusform>
        </translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>As it would be</source>
        <translation>改为</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Everything is written in one way.</source>
        <translation>写法已经统一。</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Name of a contact</source>
        <translation>联系人姓名</translation>
    </message>
    <message>
        <source>Numbers and addresses stay as they were typed; only the form beside them that search and duplicates use is made anew. Everything is one step for undo.</source>
        <translation>号码和邮箱保留录入时的原样，只重新生成供搜索和查重使用的标准形式。全部更改可一步撤销。</translation>
    </message>
    <message>
        <source>Reading the customers</source>
        <translation>正在读取客户</translation>
    </message>
    <message>
        <source>Space takes a change out or in    Shift+↑↓ selects several</source>
        <translation>空格 勾选或取消    Shift+↑↓ 多选</translation>
    </message>
    <message>
        <source>Values that would be written otherwise</source>
        <translation>写法将会改变的值</translation>
    </message>
</context>
<context>
    <name>Tags</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tags of {name}</source>
        <translation>{name}的标签</translation>
    </message>
</context>
<context>
    <name>Tier</name>
    <message>
        <source>Growth</source>
        <translation>成长</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>重点</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>低价值</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>普通</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Changes</source>
        <translation>资料变更</translation>
    </message>
    <message>
        <source>Contacts and notes</source>
        <translation>互动与备注</translation>
    </message>
    <message>
        <source>Data verified</source>
        <translation>资料已核实</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>客户反馈</translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation>跟进计划</translation>
    </message>
    <message>
        <source>Outcome: {text}</source>
        <translation>结果：{text}</translation>
    </message>
    <message>
        <source>Purchase</source>
        <translation>购买记录</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>购买记录</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Satisfaction {score} of {top}</source>
        <translation>满意度 {score} / {top}</translation>
    </message>
    <message>
        <source>Stage {before} → {after}</source>
        <translation>阶段 {before} → {after}</translation>
    </message>
    <message>
        <source>Tier {before} → {after}</source>
        <translation>客户等级 {before} → {after}</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message numerus="yes">
        <source>%n complaint(s)</source>
        <translation>
            <numerusform>%n 个投诉</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due today</source>
        <translation>
            <numerusform>%n 项今天到期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n follow-up(s)</source>
        <translation>
            <numerusform>%n 项跟进</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n occasion(s)</source>
        <translation>
            <numerusform>%n 个重要日子</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n 项逾期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a follow-up</source>
        <translation>
            <numerusform>%n 位无跟进计划</numerusform>
        </translation>
    </message>
    <message>
        <source>A complaint cannot be postponed. D takes the next step.</source>
        <translation>投诉不能推迟。按 D 进入下一步。</translation>
    </message>
    <message>
        <source>Complaints open over {hours} h</source>
        <translation>受理超过 {hours} 小时的投诉</translation>
    </message>
    <message>
        <source>Congratulated: {what}</source>
        <translation>已祝贺：{what}</translation>
    </message>
    <message>
        <source>D done    S postpone    1 3 7 days    Enter Card    Ctrl+L log</source>
        <translation>D 完成    S 推迟    1 3 7 天    Enter 卡片    Ctrl+L 记录</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>Everything is done, and nothing is planned. Plan one?</source>
        <translation>全部完成，也没有新的计划。要安排一项吗？</translation>
    </message>
    <message>
        <source>Everything is done. Next: {day}, {count}.</source>
        <translation>全部完成。接下来：{day}，{count}。</translation>
    </message>
    <message>
        <source>How the lines are ordered</source>
        <translation>排序规则</translation>
    </message>
    <message>
        <source>Import customers</source>
        <translation>导入客户</translation>
    </message>
    <message>
        <source>Key and growth customers without a follow-up</source>
        <translation>没有跟进计划的重点和成长客户</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>No customers yet. Bring yours in, or add the first one.</source>
        <translation>还没有客户。导入已有客户，或添加第一位。</translation>
    </message>
    <message>
        <source>Occasions in the next 7 days</source>
        <translation>未来 7 天的重要日子</translation>
    </message>
    <message>
        <source>Open customers</source>
        <translation>打开客户</translation>
    </message>
    <message>
        <source>Open {hours} h</source>
        <translation>已受理 {hours} 小时</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Plan follow-up</source>
        <translation>安排跟进</translation>
    </message>
    <message>
        <source>Show all {count}</source>
        <translation>显示全部 {count} 项</translation>
    </message>
    <message>
        <source>To do today</source>
        <translation>今日待办</translation>
    </message>
    <message>
        <source>Why here: {reasons}</source>
        <translation>排在这里的原因：{reasons}</translation>
    </message>
    <message>
        <source>the first {shown}</source>
        <extracomment>What the badge or the tier&apos;s chip of a line says already.</extracomment>
        <translation>前 {shown} 项</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n due today</source>
        <translation>
            <numerusform>今日到期 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reminders are due</source>
        <translation>
            <numerusform>%n 项提醒到期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reminders became due while you were away</source>
        <translation>
            <numerusform>您离开期间有 %n 项提醒到期</numerusform>
        </translation>
    </message>
    <message>
        <source>Reminders are shown in the tray too</source>
        <translation>提醒也会显示在系统托盘</translation>
    </message>
    <message>
        <source>Reminders are shown in this window only</source>
        <translation>提醒只在本窗口显示</translation>
    </message>
    <message>
        <source>Show the window</source>
        <extracomment>A short beat and the wall clock, never one long timer: computers sleep.</extracomment>
        <translation>显示窗口</translation>
    </message>
    <message>
        <source>This desktop has no tray: reminders stay in this window</source>
        <translation>此桌面没有系统托盘：提醒只在本窗口显示</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>A backup was restored. Look whether everything is there and confirm it; until then no backup is deleted.</source>
        <translation>已恢复备份。请查看内容是否齐全并确认；在此之前不会删除任何备份。</translation>
    </message>
    <message>
        <source>Another program replaced or removed the file of your customers while it was open. Stop writing, lock the customer file and look at the folder {folder}.</source>
        <translation>客户库打开期间，数据文件被其他程序替换或删除了。请停止录入，锁定客户库，并检查文件夹 {folder}。</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Go back…</source>
        <translation>撤销恢复…</translation>
    </message>
    <message>
        <source>It is all there</source>
        <translation>都在，确认</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>立即锁定</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不处理</translation>
    </message>
    <message>
        <source>Show the backups</source>
        <translation>查看备份</translation>
    </message>
    <message>
        <source>The backup that was due could not be made.</source>
        <extracomment>The first list and the first click are worth more than the first look. Beats between two looks whether a restore is to be tried: not while a person begins to work.</extracomment>
        <translation>未能按时完成自动备份。</translation>
    </message>
    <message>
        <source>The clock of this computer jumped ahead to {now}. Check it; until then no old backup is deleted.</source>
        <translation>本机时钟突然跳到了 {now}。请检查；在此之前不会删除任何旧备份。</translation>
    </message>
    <message>
        <source>The clock of this computer says {now}, but something was already saved at {then}. Set the clock right; until then no old backup is deleted.</source>
        <translation>本机时钟显示 {now}，但已有内容保存于 {then}。请校准时钟；在此之前不会删除任何旧备份。</translation>
    </message>
    <message>
        <source>The customer file was not closed last time, and the file with its latest changes is gone. What was saved last may be missing.</source>
        <translation>客户库上次没有正常关闭，而保存最新更改的文件已不见。最后保存的内容可能缺失。</translation>
    </message>
    <message>
        <source>The data from before the restore comes back. What was restored, with all that was entered since, is kept in a backup.</source>
        <translation>将换回恢复之前的数据。恢复出来的数据以及之后的录入，会保留在一份备份中。</translation>
    </message>
    <message>
        <source>The disk is almost full. Free some space before the next change fails.</source>
        <translation>磁盘快满了。请尽快腾出空间，以免下次保存失败。</translation>
    </message>
    <message>
        <source>The newest backup could not be restored when it was tried. Make a new one now, and have the disk checked.</source>
        <translation>最新的备份试恢复失败。请立即重新备份，并检查磁盘。</translation>
    </message>
    <message>
        <source>The second place for backups, {folder}, has had no copy since {then}. Connect the drive, or choose another place.</source>
        <translation>备份的第二存放位置 {folder} 自 {then} 起没有得到副本。请接上该磁盘，或换一个位置。</translation>
    </message>
    <message>
        <source>This customer file is older than the one last used on this computer: it knows {now} actions, {then} were seen. Perhaps an old copy was put back.</source>
        <translation>此客户库比本机上次使用的版本旧：现有 {now} 次操作，上次见到 {then} 次。可能有人放回了旧副本。</translation>
    </message>
    <message>
        <source>This is a copy to look at: {folder} cannot be written, so nothing can be changed here.</source>
        <extracomment>One sentence for each, with {named} places.</extracomment>
        <translation>这是只读副本：{folder} 无法写入，因此在这里不能修改任何内容。</translation>
    </message>
    <message>
        <source>Undo the restore</source>
        <translation>撤销恢复</translation>
    </message>
    <message>
        <source>Undo the restore?</source>
        <translation>要撤销恢复吗？</translation>
    </message>
    <message>
        <source>Undoing the restore</source>
        <translation>正在撤销恢复</translation>
    </message>
    <message>
        <source>What was changed since {then} is in no backup. Make one now; if that fails, the reason is told.</source>
        <translation>{then} 之后的改动不在任何备份中。请立即备份；如果失败，会说明原因。</translation>
    </message>
    <message>
        <source>{folder} is kept in step by {service}. A sync program can damage an open customer file: keep it in a folder of your own, and put backups there.</source>
        <translation>{folder} 由 {service} 同步。同步程序可能损坏打开着的客户库：请把客户库放在自己的本地文件夹，只把备份放在那里。</translation>
    </message>
    <message>
        <source>{folder} is on a network drive ({service}), which may lose or mix up changes: keep the customer file on this computer, and put backups there.</source>
        <translation>{folder} 在网络驱动器上（{service}），可能丢失或弄乱更改：请把客户库放在本机，只把备份放在那里。</translation>
    </message>
</context>
<context>
    <name>Trust</name>
    <message>
        <source>A restore was last tried {when}, and all was there.</source>
        <translation>{when}试恢复成功，数据齐全。</translation>
    </message>
    <message>
        <source>All backups are on this disk.</source>
        <translation>所有备份都在这块磁盘上。</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>Encrypted · no backup yet</source>
        <translation>已加密 · 尚未备份</translation>
    </message>
    <message>
        <source>Everything in the customer file is encrypted.</source>
        <translation>客户库中的一切都已加密。</translation>
    </message>
    <message>
        <source>The second place got its last copy {when}.</source>
        <translation>第二存放位置最近一次得到副本：{when}。</translation>
    </message>
    <message>
        <source>Verified backup {when}</source>
        <translation>{when}已备份并验证</translation>
    </message>
</context>
<context>
    <name>Urgency</name>
    <message>
        <source>Some day</source>
        <translation>不急</translation>
    </message>
    <message>
        <source>Soon</source>
        <translation>尽快</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
</context>
<context>
    <name>UseCase</name>
    <message>
        <source>Add contact</source>
        <translation>添加联系人</translation>
    </message>
    <message>
        <source>Add contact method</source>
        <translation>添加联系方式</translation>
    </message>
    <message>
        <source>Add customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>Add list item</source>
        <translation>添加选项</translation>
    </message>
    <message>
        <source>Add need</source>
        <translation>添加客户需求</translation>
    </message>
    <message>
        <source>Add occasion</source>
        <translation>添加重要日子</translation>
    </message>
    <message>
        <source>Add product</source>
        <translation>添加产品</translation>
    </message>
    <message>
        <source>Add sample customers</source>
        <extracomment>Who wrote what the sample customers say. Dictionaries of the sample, in the order they are removed; customers go first.</extracomment>
        <translation>添加示例客户</translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation>添加标签</translation>
    </message>
    <message>
        <source>Add tags to customers</source>
        <translation>给客户加标签</translation>
    </message>
    <message>
        <source>Advance feedback</source>
        <translation>推进客户反馈</translation>
    </message>
    <message>
        <source>Bring computed values up to date</source>
        <extracomment>Row of the settings that tells the day of the last whole computation; nobody sets it by hand.</extracomment>
        <translation>更新计算值</translation>
    </message>
    <message>
        <source>Cancel follow-up</source>
        <translation>取消跟进计划</translation>
    </message>
    <message>
        <source>Change lifecycle stage</source>
        <translation>更改生命周期阶段</translation>
    </message>
    <message>
        <source>Change settings</source>
        <translation>更改设置</translation>
    </message>
    <message>
        <source>Change tags</source>
        <translation>更改标签</translation>
    </message>
    <message>
        <source>Change tags of customers</source>
        <translation>更改客户标签</translation>
    </message>
    <message>
        <source>Change tier</source>
        <translation>更改客户等级</translation>
    </message>
    <message>
        <source>Change view</source>
        <translation>更改视图</translation>
    </message>
    <message>
        <source>Close feedback</source>
        <translation>关闭客户反馈</translation>
    </message>
    <message>
        <source>Complete follow-up</source>
        <translation>完成跟进计划</translation>
    </message>
    <message>
        <source>Delete customers</source>
        <translation>删除客户</translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation>放弃草稿</translation>
    </message>
    <message>
        <source>Edit contact</source>
        <translation>修改联系人</translation>
    </message>
    <message>
        <source>Edit contact method</source>
        <translation>修改联系方式</translation>
    </message>
    <message>
        <source>Edit customer</source>
        <translation>修改客户</translation>
    </message>
    <message>
        <source>Edit customers</source>
        <translation>批量修改客户</translation>
    </message>
    <message>
        <source>Edit feedback</source>
        <translation>修改客户反馈</translation>
    </message>
    <message>
        <source>Edit follow-up</source>
        <translation>修改跟进计划</translation>
    </message>
    <message>
        <source>Edit interaction</source>
        <translation>修改互动记录</translation>
    </message>
    <message>
        <source>Edit list item</source>
        <translation>修改选项</translation>
    </message>
    <message>
        <source>Edit need</source>
        <translation>修改客户需求</translation>
    </message>
    <message>
        <source>Edit occasion</source>
        <translation>修改重要日子</translation>
    </message>
    <message>
        <source>Erase customers</source>
        <translation>彻底删除客户</translation>
    </message>
    <message>
        <source>Import customers</source>
        <extracomment>Encodings a person can choose where the guess is wrong.</extracomment>
        <translation>导入客户</translation>
    </message>
    <message>
        <source>Import entries</source>
        <translation>导入记录</translation>
    </message>
    <message>
        <source>Keep draft</source>
        <translation>保存草稿</translation>
    </message>
    <message>
        <source>Log contact</source>
        <translation>记录联系</translation>
    </message>
    <message>
        <source>Log interaction</source>
        <translation>添加互动记录</translation>
    </message>
    <message>
        <source>Mark as verified</source>
        <translation>标记为已核实</translation>
    </message>
    <message>
        <source>Mark contact method as verified</source>
        <translation>标记联系方式为已核实</translation>
    </message>
    <message>
        <source>Merge customers</source>
        <translation>合并客户</translation>
    </message>
    <message>
        <source>Merge tags</source>
        <translation>合并标签</translation>
    </message>
    <message>
        <source>Never propose this pair again</source>
        <translation>不再提示这一对</translation>
    </message>
    <message>
        <source>Plan follow-up</source>
        <translation>安排跟进计划</translation>
    </message>
    <message>
        <source>Plan follow-ups</source>
        <translation>批量安排跟进计划</translation>
    </message>
    <message>
        <source>Postpone follow-ups</source>
        <translation>推迟跟进计划</translation>
    </message>
    <message>
        <source>Propose this pair again</source>
        <translation>重新提示这一对</translation>
    </message>
    <message>
        <source>Record consent</source>
        <translation>记录同意</translation>
    </message>
    <message>
        <source>Record feedback</source>
        <translation>记录客户反馈</translation>
    </message>
    <message>
        <source>Record purchase</source>
        <translation>添加购买记录</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Remove contact</source>
        <translation>删除联系人</translation>
    </message>
    <message>
        <source>Remove contact method</source>
        <translation>删除联系方式</translation>
    </message>
    <message>
        <source>Remove feedback</source>
        <translation>删除客户反馈</translation>
    </message>
    <message>
        <source>Remove interaction</source>
        <translation>删除互动记录</translation>
    </message>
    <message>
        <source>Remove need</source>
        <translation>删除客户需求</translation>
    </message>
    <message>
        <source>Remove occasion</source>
        <translation>删除重要日子</translation>
    </message>
    <message>
        <source>Remove purchase</source>
        <translation>删除购买记录</translation>
    </message>
    <message>
        <source>Remove sample customers</source>
        <translation>删除示例客户</translation>
    </message>
    <message>
        <source>Remove tag</source>
        <translation>删除标签</translation>
    </message>
    <message>
        <source>Remove tags from customers</source>
        <translation>移除客户标签</translation>
    </message>
    <message>
        <source>Remove view</source>
        <translation>删除视图</translation>
    </message>
    <message>
        <source>Rename tag</source>
        <translation>重命名标签</translation>
    </message>
    <message>
        <source>Reopen feedback</source>
        <translation>重新打开客户反馈</translation>
    </message>
    <message>
        <source>Reopen follow-up</source>
        <translation>重新打开跟进计划</translation>
    </message>
    <message>
        <source>Rescue customer file</source>
        <translation>抢救客户库</translation>
    </message>
    <message>
        <source>Restore customers</source>
        <translation>恢复客户</translation>
    </message>
    <message>
        <source>Restore value</source>
        <translation>恢复旧值</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Standardise</source>
        <translation>标准化</translation>
    </message>
    <message>
        <source>Take merge back</source>
        <translation>撤回合并</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo import</source>
        <translation>撤销导入</translation>
    </message>
    <message>
        <source>Withdraw consent</source>
        <translation>撤回同意</translation>
    </message>
</context>
<context>
    <name>Views</name>
    <message>
        <source>All customers</source>
        <extracomment>Values of the facets whose values never change.</extracomment>
        <translation>全部客户</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今日到期</translation>
    </message>
    <message>
        <source>Key accounts</source>
        <translation>重点客户</translation>
    </message>
    <message>
        <source>Name of the view</source>
        <translation>视图名称</translation>
    </message>
    <message>
        <source>Open complaints</source>
        <translation>未结投诉</translation>
    </message>
    <message>
        <source>Overdue follow-ups</source>
        <translation>逾期跟进</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Save view</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Without follow-up</source>
        <translation>未安排跟进</translation>
    </message>
</context>
<context>
    <name>Wait</name>
    <message>
        <source>Leave the computer on. If it stops in the middle all the same, the customer file opens as it was.</source>
        <translation>请不要关机。即使中途停止，客户库也会按原样打开。</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>A copy to look at: nothing can be changed in it</source>
        <translation>这是只读副本：无法在其中修改</translation>
    </message>
    <message>
        <source>Go to Settings</source>
        <translation>前往设置</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>Make a new recovery code</source>
        <translation>请更换恢复码</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open {name}?</source>
        <translation>打开“{name}”？</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Phones and amounts are hidden</source>
        <translation>电话与金额已隐藏</translation>
    </message>
    <message>
        <source>Phones and amounts are shown</source>
        <translation>电话与金额已显示</translation>
    </message>
    <message>
        <source>Redone: {label}</source>
        <translation>已重做：{label}</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>出了点问题</translation>
    </message>
    <message>
        <source>The customer file that is open now is locked first.</source>
        <translation>将先锁定当前打开的客户库。</translation>
    </message>
    <message>
        <source>The recovery code was used and may have been seen. Make a new one, and a new master password, in Settings.</source>
        <translation>恢复码已被使用，可能已被他人看到。请在设置中生成新的恢复码并更换主密码。</translation>
    </message>
    <message>
        <source>This is not possible for {name}.</source>
        <translation>对 {name} 无法执行此操作。</translation>
    </message>
    <message>
        <source>This page is not here yet.</source>
        <translation>此页面尚未提供。</translation>
    </message>
    <message>
        <source>Undone: {label}</source>
        <translation>已撤销：{label}</translation>
    </message>
    <message>
        <source>Your data is safe. What happened was written to the log, without any customer data. Try again; if it comes back, restart the program.</source>
        <translation>您的数据是安全的。问题已写入日志，日志不含任何客户数据。请重试；如再次出现，请重新启动程序。</translation>
    </message>
</context>
</TS>
