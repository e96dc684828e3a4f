<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Agenda</name>
    <message numerus="yes">
        <source>%n day(s) over the rhythm</source>
        <translation>
            <numerusform>%n day over the rhythm</numerusform>
            <numerusform>%n days over the rhythm</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) overdue</source>
        <translation>
            <numerusform>%n day overdue</numerusform>
            <numerusform>%n days overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open complaint(s)</source>
        <translation>
            <numerusform>%n open complaint</numerusform>
            <numerusform>%n open complaints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>open for %n h</source>
        <translation>
            <numerusform>open for %n h</numerusform>
            <numerusform>open for %n h</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Backup</name>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n customer</numerusform>
            <numerusform>%n customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n hour(s)</source>
        <translation>
            <numerusform>Every hour</numerusform>
            <numerusform>Every %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every %n minute(s)</source>
        <translation>
            <numerusform>Every minute</numerusform>
            <numerusform>Every %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Bulk</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>For %n customers</source>
        <translation>
            <numerusform>For %n customer</numerusform>
            <numerusform>For %n customers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Card</name>
    <message numerus="yes">
        <source>%n open complaints</source>
        <translation>
            <numerusform>%n open complaint</numerusform>
            <numerusform>%n open complaints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n purchases</source>
        <translation>
            <numerusform>%n purchase</numerusform>
            <numerusform>%n purchases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%n</source>
        <translation>
            <numerusform>+%n</numerusform>
            <numerusform>+%n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Buys every %n days</source>
        <translation>
            <numerusform>Buys every %n day</numerusform>
            <numerusform>Buys every %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Silent for %n days</source>
        <translation>
            <numerusform>Silent for %n day</numerusform>
            <numerusform>Silent for %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>open %n days</source>
        <translation>
            <numerusform>open %n day</numerusform>
            <numerusform>open %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>open %n h</source>
        <translation>
            <numerusform>open %n h</numerusform>
            <numerusform>open %n h</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Duplicates</name>
    <message numerus="yes">
        <source>%n customers may be one; they come pair by pair.</source>
        <translation>
            <numerusform>%n customer may be one; they come pair by pair.</numerusform>
            <numerusform>%n customers may be one; they come pair by pair.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n merged into it</source>
        <translation>
            <numerusform>%n merged into it</numerusform>
            <numerusform>%n merged into it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Events</name>
    <message numerus="yes">
        <source>%n customer(s) exported as {kind}, as plain text</source>
        <translation>
            <numerusform>%n customer exported as {kind}, as plain text</numerusform>
            <numerusform>%n customers exported as {kind}, as plain text</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n person(s) erased for good</source>
        <translation>
            <numerusform>%n person erased for good</numerusform>
            <numerusform>%n persons erased for good</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) lost</source>
        <translation>
            <numerusform>%n row lost</numerusform>
            <numerusform>%n rows lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Printed or saved as PDF: {document}, %n customer(s)</source>
        <translation>
            <numerusform>Printed or saved as PDF: {document}, %n customer</numerusform>
            <numerusform>Printed or saved as PDF: {document}, %n customers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n customer</numerusform>
            <numerusform>%n customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customers exported to {name}</source>
        <translation>
            <numerusform>%n customer exported to {name}</numerusform>
            <numerusform>%n customers exported to {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %n customers</source>
        <translation>
            <numerusform>Export %n customer</numerusform>
            <numerusform>Export %n customers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Feedback</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>opened again %n time(s)</source>
        <translation>
            <numerusform>opened again %n time</numerusform>
            <numerusform>opened again %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FollowUps</name>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>History</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) were changed since and stay</source>
        <translation>
            <numerusform>%n row was changed since and stays</numerusform>
            <numerusform>%n rows were changed since and stay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n customer(s)</source>
        <translation>
            <numerusform>Import %n customer</numerusform>
            <numerusform>Import %n customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n row(s)</source>
        <translation>
            <numerusform>Import %n row</numerusform>
            <numerusform>Import %n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The import was undone: %n row(s) taken back</source>
        <translation>
            <numerusform>The import was undone: %n row taken back</numerusform>
            <numerusform>The import was undone: %n rows taken back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Language</name>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Overdue %n d</source>
        <translation>
            <numerusform>Overdue %n d</numerusform>
            <numerusform>Overdue %n d</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Month</name>
    <message numerus="yes">
        <source>%n follow-up(s)</source>
        <translation>
            <numerusform>%n follow-up</numerusform>
            <numerusform>%n follow-ups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message numerus="yes">
        <source>%n customers</source>
        <translation>
            <numerusform>%n customer</numerusform>
            <numerusform>%n customers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Pdf</name>
    <message numerus="yes">
        <source>%n characters print as a box: {where}</source>
        <translation>
            <numerusform>%n character prints as a box: {where}</numerusform>
            <numerusform>%n characters print as a box: {where}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customers are not in it: {names}</source>
        <translation>
            <numerusform>%n customer is not in it: {names}</numerusform>
            <numerusform>%n customers are not in it: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message numerus="yes">
        <source>%n backup(s) open with the old key only.</source>
        <translation>
            <numerusform>%n backup opens with the old password and code only.</numerusform>
            <numerusform>%n backups open with the old password and code only.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n customer</numerusform>
            <numerusform>%n customers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Quality</name>
    <message numerus="yes">
        <source>%n customer(s)</source>
        <translation>
            <numerusform>%n customer</numerusform>
            <numerusform>%n customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) that look wrong</source>
        <translation>
            <numerusform>%n value that looks wrong</numerusform>
            <numerusform>%n values that look wrong</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuickLog</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecycleBin</name>
    <message numerus="yes">
        <source>%n customer(s) erased</source>
        <translation>
            <numerusform>%n customer erased</numerusform>
            <numerusform>%n customers erased</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deleted customer(s)</source>
        <translation>
            <numerusform>%n deleted customer</numerusform>
            <numerusform>%n deleted customers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n older backup(s) still hold what was erased. A new backup without it was made. Copies you keep elsewhere are yours to delete.</source>
        <translation>
            <numerusform>%n older backup still holds what was erased. A new backup without it was made. Copies you keep elsewhere are yours to delete.</numerusform>
            <numerusform>%n older backups still hold what was erased. A new backup without it was made. Copies you keep elsewhere are yours to delete.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Erase %n customer(s) for good?</source>
        <translation>
            <numerusform>Erase %n customer for good?</numerusform>
            <numerusform>Erase %n customers for good?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore %n</source>
        <translation>
            <numerusform>Restore %n</numerusform>
            <numerusform>Restore %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Rescue</name>
    <message numerus="yes">
        <source>%n customer(s) are in the new customer file.</source>
        <translation>
            <numerusform>%n customer is in the new customer file.</numerusform>
            <numerusform>%n customers are in the new customer file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) with all that belongs to them: </source>
        <translation>
            <numerusform>%n customer with all that belongs to it: </numerusform>
            <numerusform>%n customers with all that belongs to them: </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) are neither in the file nor in its history:</source>
        <translation>
            <numerusform>%n row is neither in the file nor in its history:</numerusform>
            <numerusform>%n rows are neither in the file nor in its history:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) whose customer is lost were left out.</source>
        <translation>
            <numerusform>%n row whose customer is lost was left out.</numerusform>
            <numerusform>%n rows whose customer is lost were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Newest backup that is whole: {when}, %n customer(s)</source>
        <translation>
            <numerusform>Newest backup that is whole: {when}, %n customer</numerusform>
            <numerusform>Newest backup that is whole: {when}, %n customers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message numerus="yes">
        <source>%n card(s) would be as they were then</source>
        <translation>
            <numerusform>%n card would be as it was then</numerusform>
            <numerusform>%n cards would be as they were then</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) would be gone: {names}</source>
        <translation>
            <numerusform>%n customer would be gone: {names}</numerusform>
            <numerusform>%n customers would be gone: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) would come back: {names}</source>
        <translation>
            <numerusform>%n customer would come back: {names}</numerusform>
            <numerusform>%n customers would come back: {names}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n erased customer(s) will not come back</source>
        <translation>
            <numerusform>%n erased customer will not come back</numerusform>
            <numerusform>%n erased customers will not come back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Standardise</name>
    <message numerus="yes">
        <source>Apply %n change(s)</source>
        <translation>
            <numerusform>Apply %n change</numerusform>
            <numerusform>Apply %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Today</name>
    <message numerus="yes">
        <source>%n complaint(s)</source>
        <translation>
            <numerusform>%n complaint</numerusform>
            <numerusform>%n complaints</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n due today</source>
        <translation>
            <numerusform>%n due today</numerusform>
            <numerusform>%n due today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n follow-up(s)</source>
        <translation>
            <numerusform>%n follow-up</numerusform>
            <numerusform>%n follow-ups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n occasion(s)</source>
        <translation>
            <numerusform>%n occasion</numerusform>
            <numerusform>%n occasions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n overdue</numerusform>
            <numerusform>%n overdue</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a follow-up</source>
        <translation>
            <numerusform>%n without a follow-up</numerusform>
            <numerusform>%n without a follow-up</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message numerus="yes">
        <source>%n due today</source>
        <translation>
            <numerusform>%n due today</numerusform>
            <numerusform>%n due today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reminders are due</source>
        <translation>
            <numerusform>%n reminder is due</numerusform>
            <numerusform>%n reminders are due</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reminders became due while you were away</source>
        <translation>
            <numerusform>%n reminder became due while you were away</numerusform>
            <numerusform>%n reminders became due while you were away</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
</TS>
