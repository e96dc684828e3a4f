<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>About and licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted on this computer. No account, no network, no trackers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Action</name>
    <message>
        <source>About and licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back, draft kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy main phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data care</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exclude</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow-up done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the search box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Include</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys and help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move to the recycle bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal text size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan follow-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postpone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postpone by 1, 3 or 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reload</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set lifecycle stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch between English and Chinese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit brief</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Agenda</name>
    <message>
        <source>Lines stand in the order of days overdue, multiplied by tier and open complaint: tier A counts four times, B three times, C twice; an open complaint doubles, our promise adds half.</source>
        <extracomment>Lines Today shows at most; the counts tell of the rest. Days ahead in which an occasion stands on Today. The rule of the order, as the page explains it.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Attitude</name>
    <message>
        <source>Against us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supports us</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CalendarKind</name>
    <message>
        <source>Lunar calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Solar calendar</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message>
        <source>Do not contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open complaint</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Charts</name>
    <message>
        <source>Purchases, last 12 months</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ContactRole</name>
    <message>
        <source>Decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gatekeeper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Influences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uses</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CustomerKind</name>
    <message>
        <source>Company</source>
        <extracomment>English label of every word: enum -&gt; member -&gt; text. The translation context is the enum&apos;s name, kept apart by enum because members of two StrEnums with one value are equal as dictionary keys.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dialogs</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not possible now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was not done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Direction</name>
    <message>
        <source>Incoming</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outgoing</source>
        <translation type="unfinished"></translation>
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
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Base data</source>
        <extracomment>Heading of each section, and the line that stands for an empty one.</extracomment>
        <translation>基本资料</translation>
    </message>
    <message>
        <source>By</source>
        <translation>方式：</translation>
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
        <source>Consent</source>
        <translation>同意记录</translation>
    </message>
    <message>
        <source>Contacts and contact methods</source>
        <translation>联系人与联系方式</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>建档日期</translation>
    </message>
    <message>
        <source>Customer file</source>
        <translation>客户库</translation>
    </message>
    <message>
        <source>Customer profile</source>
        <extracomment>What may stand on paper that strangers see.</extracomment>
        <translation>客户档案</translation>
    </message>
    <message>
        <source>Customer {number}</source>
        <translation>客户编号 {number}</translation>
    </message>
    <message>
        <source>Data as of {moment}</source>
        <translation>数据截至 {moment}</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Deals</source>
        <translation>商机</translation>
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
        <source>For {name}</source>
        <translation>提供给 {name}</translation>
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
        <source>If you forget the master password, choose to open the customer file with the recovery code and type the eight groups above. Small letters and blanks do no harm.</source>
        <translation>忘记主密码时，请选择用恢复码打开客户库，并输入上面的八组字符。字母大小写和空格都没有关系。</translation>
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
        <source>Made on {day}</source>
        <translation>制作日期：{day}</translation>
    </message>
    <message>
        <source>May contact by</source>
        <translation>可联系：</translation>
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
        <source>Number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Occasions</source>
        <translation>重要日子</translation>
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
        <source>Printed at {moment}. Nobody else has this code.</source>
        <translation>打印时间：{moment}。除本页外，任何人都没有此恢复码。</translation>
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
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Then set a new master password and print a new sheet. The old code no longer opens the file, but it still opens backups made before.</source>
        <translation>随后请设置新的主密码并打印新的恢复码单。旧恢复码不再能打开客户库，但仍能打开此前的备份。</translation>
    </message>
    <message>
        <source>Tier {letter}</source>
        <translation>{letter} 级</translation>
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
        <source>What matters to them</source>
        <translation>客户在意什么</translation>
    </message>
    <message>
        <source>What to do with it</source>
        <translation>使用说明</translation>
    </message>
    <message>
        <source>Whoever holds this sheet and a copy of the file can read all customers. If the sheet is lost or seen, replace the code at once.</source>
        <translation>任何人拿到本页和客户库的副本，就能看到全部客户。如果本页遗失或被他人看到，请立即更换恢复码。</translation>
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
        <source>never verified</source>
        <translation>从未核实</translation>
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
        <source>withdrawn on {day}</source>
        <translation>已于 {day} 撤回</translation>
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
        <source>{n} day ago</source>
        <translation>{n} 天前</translation>
    </message>
    <message>
        <source>{n} day late</source>
        <translation>逾期 {n} 天</translation>
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
        <source>{n} purchase since {month}</source>
        <translation>自 {month}起 {n} 次</translation>
    </message>
    <message>
        <source>{n} purchases since {month}</source>
        <translation>自 {month}起 {n} 次</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>City</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>External ID</source>
        <extracomment>(context, English) -&gt; text in the language of the file. Several values in one cell are joined by this, as Google&apos;s contacts do. What a table starts with so that spreadsheets read it as UTF-8.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to treat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Industry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lunar birthday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next follow-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QQ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Website</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>No Chinese font found. Reinstall the package justmytype-intl-cjk, or install Noto Sans CJK.</source>
        <translation>没有找到中文字体。请重新安装 justmytype-intl-cjk，或安装 Noto Sans CJK。</translation>
    </message>
    <message>
        <source>No master password was given. Give it on standard input with --passphrase-stdin, or run this on a terminal to be asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard input ended before {secret} came. Give one secret a line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard input is not text in UTF-8, so {secret} is lost.</source>
        <translation type="unfinished"></translation>
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
        <source>The copy did not pass its check ({problem}), so no backup was made. The customer file itself may be damaged: keep your older backups.</source>
        <translation>副本未通过检查（{problem}），因此没有生成备份。客户库本身可能已损坏：请保留以前的备份。</translation>
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
        <source>The disk is full, so not everything was written. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so {name} was not written. Free some space or choose another place, then try again.</source>
        <translation type="unfinished"></translation>
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
        <source>The file is not written in {encoding} (byte {position} does not fit). Choose another encoding, or “auto”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {name} cannot be read ({reason}). Close it elsewhere or check your rights, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file {name} is larger than 512 MB. Split it and import the parts.</source>
        <translation type="unfinished"></translation>
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
        <source>The translation {name} is missing. Install the program again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no display to open a window on. Use a verb; desktop-crm --help lists them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no encoding called {encoding}. Choose one of the list, or “auto”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file {name}. Check the name and the folder.</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
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
    <name>FeedbackKind</name>
    <message>
        <source>Complaint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Praise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FeedbackState</name>
    <message>
        <source>Answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Festival</name>
    <message>
        <source>Chinese New Year&apos;s Eve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double Ninth Festival</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dragon Boat Festival</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Labour Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lantern Festival</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mid-Autumn Festival</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>National Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New Year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qingming Festival</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spring Festival</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Field</name>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>City</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Country</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credit code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>External ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to treat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Industry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Job title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lifecycle stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Short name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source detail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Website</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Filters</name>
    <message>
        <source>Clear all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove filter {filter}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>About 60 made-up customers, removed in one step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add the first customer by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a master password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder of a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a CSV file, in any common encoding.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give it a name without signs like / or :.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group {number} of the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I keep it in a safe place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you forget the master password, only this code opens the customer file. Print it or write it down; it is shown only now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import my customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It encrypts everything. Nobody can reset it, neither can we: a sentence you remember is best.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look around with sample data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new customer file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make customer file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Master password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the customer file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not the same as on your sheet. Look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a customer file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open one that exists…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remember on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore from a backup…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restored customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength of the master password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two are not the same. Type the second one again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too easy to guess. Use a longer sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you want to begin with?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your customers, encrypted on this computer. No account, no network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your recovery code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FollowUpKind</name>
    <message>
        <source>Care</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our promise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Task</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their promise</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FollowUpOrigin</name>
    <message>
        <source>By hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick log</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FollowUpState</name>
    <message>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Form</name>
    <message>
        <source>Add a tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove tag {tag}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was not understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomorrow, Fri, 3 days, 28 Nov</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Gap</name>
    <message>
        <source>may be a duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no contact named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no next follow-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no valid phone and no WeChat</source>
        <extracomment>What each gap takes away.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not verified for half a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wanted fields are empty</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>A cell is longer than 131,072 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quotation mark is opened and never closed</source>
        <extracomment>Largest file that is read, in bytes; a customer sheet of a million rows stays below it. Longest cell, in characters (the limit of Python&apos;s csv module). Most columns a row may have.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks like the customer “{value}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The check digit of “{value}” does not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row has more cells than the header</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row has more than 2,000 columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The row has no name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text is longer than 100,000 characters and was cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” does not look like a phone number</source>
        <extracomment>Own fields of the customer that a sheet can fill as they are.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” does not look like an email address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not a lifecycle stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not a tier; use A, B, C or D</source>
        <extracomment>Name of a customer whose row has no name, phone or e-mail. Longest own text of a customer, in characters; longer notes are cut with a warning.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{value}” is not a valid phone number</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InteractionKind</name>
    <message>
        <source>Call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys and help</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LifecycleStage</name>
    <message>
        <source>Dormant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First purchase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loyal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prospect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Lock</name>
    <message>
        <source>Another customer file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer file is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Master password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open with the key ring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the master password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the recovery code</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Match</name>
    <message>
        <source>QQ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>city</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>company</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>external ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinyin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>short name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tag</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MethodKind</name>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QQ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Website</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NeedState</name>
    <message>
        <source>Dropped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Met</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OccasionKind</name>
    <message>
        <source>Birthday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Festival</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Founding day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other day</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Find anything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, pinyin, phone … or &gt; for commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not possible here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↑↓ move    Enter open    Ctrl+Enter log    &gt; commands    Esc close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PickList</name>
    <message>
        <source>1-19 people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100-499 people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>20-99 people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>2000 people or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>500-1999 people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advertisement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agriculture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anhui</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automotive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beijing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chemicals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chongqing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cold call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Construction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Education</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Electronics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Energy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fujian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gansu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guangdong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guangxi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Guizhou</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hainan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hebei</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Heilongjiang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Henan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hong Kong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hotels and catering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hubei</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hunan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Information technology</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inner Mongolia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jiangsu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jiangxi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jilin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liaoning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logistics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Macao</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Machinery</source>
        <extracomment>What every vault offers until somebody edits the list.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medicine and health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ningxia</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overseas</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paper and packaging</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predecessor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Property</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public sector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qinghai</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Services</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shaanxi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shandong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shanghai</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shanxi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop or office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sichuan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Social media</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taiwan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Textiles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tianjin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tibet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trade fair</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Utilities</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Website</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wholesale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Xinjiang</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yunnan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zhejiang</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PurchaseState</name>
    <message>
        <source>Paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Partly paid</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Returned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpaid</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuickLog</name>
    <message>
        <source>#{tag} (new)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow up {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promise: {text}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quick log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab takes this guess</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happened? @Friday plans, #tag, !promise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moved from {day}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Refused</name>
    <message>
        <source>A contact needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A customer file needs a master password or a recovery code; the key ring alone could lock you out.</source>
        <translation>客户库需要主密码或恢复码；只靠系统钥匙串，您可能会打不开它。</translation>
    </message>
    <message>
        <source>A customer needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A product needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A purchase needs a line or a total.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A quotation mark in the filter is not closed.</source>
        <extracomment>Stands for &quot;not set&quot; among tiers and stages. Fields of a filter, in the order they are explained.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A recovery code has {expected} letters and digits; this one has {found}. Compare it with your sheet.</source>
        <translation>恢复码有 {expected} 个字母和数字，这个有 {found} 个。请与您的恢复码单核对。</translation>
    </message>
    <message>
        <source>A tag needs a name.</source>
        <extracomment>Colours of the palette; a new tag takes the next one.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A view needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An item needs a label.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day it is due.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the day the customer was told the outcome before closing a complaint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the number or address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter what is to be done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter what the data may be used for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter when it happened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No customer can have all these values of {name}; put commas between alternatives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No customer is called {reference}.</source>
        <extracomment>A card reads so many interactions; the timeline pages the rest.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No year has this day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only closed feedback can be reopened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The earlier value was erased or never existed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter {name} cannot be turned round with “-”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter {name} needs a value after the colon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The master password is empty.</source>
        <translation>主密码为空。</translation>
    </message>
    <message>
        <source>The recovery code has a typing mistake. Compare it with your sheet, group by group.</source>
        <translation>恢复码输入有误。请与您的恢复码单逐组核对。</translation>
    </message>
    <message>
        <source>The two do not agree. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already a tag {name}; merge the two instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no field {name} to change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no filter {name}. Filters are: {fields}. Put words with a colon in quotation marks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no item {name} in this list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no setting {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such consent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such contact method.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such contact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such customer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such feedback.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such follow-up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such interaction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such need.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such purchase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such tag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no tag {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This entry does not exist any more. Undo its deletion first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This follow-up is not open any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This follow-up is still open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This import is not in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This step does not follow from the present one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This value does not fit the setting {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was undone already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write down the outcome before closing.</source>
        <extracomment>A complaint that is open longer stands on Today.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write down what the customer needs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write down what the customer said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{reference} may mean several customers: {candidates}. Use the id or External ID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is no value of the filter {name}. Values are: {choices}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is not a date; write it as 2026-11-28.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is not a repetition; write it as P7D, P2W, P1M or P1Y.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{value} is not one of: {choices}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Recovery code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever has this code can open the customer file. Keep it apart from the computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tier</name>
    <message>
        <source>Growth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Trust</name>
    <message>
        <source>Encrypted · backed up {when}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted · no backup yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Urgency</name>
    <message>
        <source>Some day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UseCase</name>
    <message>
        <source>Add contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add contact method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add list item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add occasion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add product</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add tags to customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Advance feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring computed values up to date</source>
        <extracomment>Fields that only a company can have.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel follow-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change lifecycle stage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change tier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete follow-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit contact method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit follow-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit interaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit list item</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit occasion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Import customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log interaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark contact method as verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge tags</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan follow-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Postpone follow-ups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record consent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record purchase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove contact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove contact method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove interaction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove occasion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove purchase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove tags from customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename tag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen feedback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reopen follow-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo import</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw consent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>This page is not here yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
