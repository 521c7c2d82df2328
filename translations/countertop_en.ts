<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en_GB">
<context>
    <name>ParkedWords</name>
    <message numerus="yes">
        <source>%1 + %n more</source>
        <translation>
            <numerusform>%1 + %n more</numerusform>
            <numerusform>%1 + %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportText</name>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invoice(s)</source>
        <translation>
            <numerusform>%Ln invoice</numerusform>
            <numerusform>%Ln invoices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln order</numerusform>
            <numerusform>%Ln orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln credit note(s)</source>
        <translation>
            <numerusform>%Ln credit note</numerusform>
            <numerusform>%Ln credit notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The shop is damaged in %Ln place(s). These rules are broken: %1. The command line names each place: countertop-cli verify</source>
        <translation>
            <numerusform>The shop is damaged in %Ln place. These rules are broken: %1. The command line names each place: countertop-cli verify</numerusform>
            <numerusform>The shop is damaged in %Ln places. These rules are broken: %1. The command line names each place: countertop-cli verify</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 (line(s) %3)</source>
        <extracomment>What is odd about lines of an import, how often, and the numbers of the first lines.</extracomment>
        <translation>
            <numerusform>%1: %2 (line %3)</numerusform>
            <numerusform>%1: %2 (lines %3)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::ActivityPage</name>
    <message numerus="yes">
        <source>The newest %Ln; narrow the filter to see more</source>
        <translation>
            <numerusform>The newest %Ln; narrow the filter to see more</numerusform>
            <numerusform>The newest %Ln; narrow the filter to see more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found, looking back from %1</source>
        <translation>
            <numerusform>%Ln found, looking back from %1</numerusform>
            <numerusform>%Ln found, looking back from %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in all</source>
        <translation>
            <numerusform>%Ln in all</numerusform>
            <numerusform>%Ln in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln</source>
        <translation>
            <numerusform>The newest %Ln</numerusform>
            <numerusform>The newest %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::BellButton</name>
    <message numerus="yes">
        <source>%Ln unread</source>
        <translation>
            <numerusform>%Ln unread</numerusform>
            <numerusform>%Ln unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::ChangeText</name>
    <message numerus="yes">
        <source>and %Ln more line(s)</source>
        <translation>
            <numerusform>and %Ln more line</numerusform>
            <numerusform>and %Ln more lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::CustomersPage</name>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln customer</numerusform>
            <numerusform>%Ln customers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::DeliveryDetailPane</name>
    <message numerus="yes">
        <source>%Ln attempt(s)</source>
        <translation>
            <numerusform>%Ln attempt</numerusform>
            <numerusform>%Ln attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::DestinationText</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::DestinationsView</name>
    <message numerus="yes">
        <source>%Ln receiver(s)</source>
        <translation>
            <numerusform>%Ln receiver</numerusform>
            <numerusform>%Ln receivers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::DiscardDeliveryDialog</name>
    <message numerus="yes">
        <source>Discard %Ln deliveries?</source>
        <translation>
            <numerusform>Discard this delivery?</numerusform>
            <numerusform>Discard %Ln deliveries?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::FulfilmentNotice</name>
    <message numerus="yes">
        <source>Tried %Ln time(s).</source>
        <translation>
            <numerusform>Tried once.</numerusform>
            <numerusform>Tried %Ln times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::MessagesView</name>
    <message numerus="yes">
        <source>%Ln message(s) are sent again, whichever is chosen in the list.</source>
        <translation>
            <numerusform>%Ln message is sent again, whichever is chosen in the list.</numerusform>
            <numerusform>%Ln messages are sent again, whichever is chosen in the list.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Retry the %Ln chosen deliveries?</source>
        <translation>
            <numerusform>Retry the chosen delivery?</numerusform>
            <numerusform>Retry the %Ln chosen deliveries?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deliveries are waiting to be sent again.</source>
        <translation>
            <numerusform>The delivery is waiting to be sent again.</numerusform>
            <numerusform>%Ln deliveries are waiting to be sent again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deliveries are discarded.</source>
        <translation>
            <numerusform>The delivery is discarded.</numerusform>
            <numerusform>%Ln deliveries are discarded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chosen</source>
        <translation>
            <numerusform>%Ln chosen</numerusform>
            <numerusform>%Ln chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::NavigationStrip</name>
    <message numerus="yes">
        <source>%Ln need attention</source>
        <translation>
            <numerusform>%Ln needs attention</numerusform>
            <numerusform>%Ln need attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::NoticeText</name>
    <message numerus="yes">
        <source>%Ln message(s) to %1 are given up.</source>
        <translation>
            <numerusform>%Ln message to %1 is given up.</numerusform>
            <numerusform>%Ln messages to %1 are given up.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::OrdersPage</name>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln order</numerusform>
            <numerusform>%Ln orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paid or shipped %1</source>
        <translation>
            <numerusform>%Ln paid or shipped %1</numerusform>
            <numerusform>%Ln paid or shipped %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) %1</source>
        <translation>
            <numerusform>%Ln other %1</numerusform>
            <numerusform>%Ln others %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln draft(s)</source>
        <translation>
            <numerusform>%Ln draft</numerusform>
            <numerusform>%Ln drafts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::ParkedStrip</name>
    <message numerus="yes">
        <source>%n parked</source>
        <translation>
            <numerusform>%n parked</numerusform>
            <numerusform>%n parked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::ProductsPage</name>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln product</numerusform>
            <numerusform>%Ln products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::ProjectionsView</name>
    <message numerus="yes">
        <source>%Ln event(s) left out</source>
        <translation>
            <numerusform>%Ln event left out</numerusform>
            <numerusform>%Ln events left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::RevenueChart</name>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln order</numerusform>
            <numerusform>%Ln orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payment(s)</source>
        <translation>
            <numerusform>%Ln payment</numerusform>
            <numerusform>%Ln payments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::RevenuePage</name>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln day</numerusform>
            <numerusform>%Ln days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln week(s)</source>
        <translation>
            <numerusform>%Ln week</numerusform>
            <numerusform>%Ln weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln month(s)</source>
        <translation>
            <numerusform>%Ln month</numerusform>
            <numerusform>%Ln months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::RoutesView</name>
    <message numerus="yes">
        <source>%Ln route(s)</source>
        <translation>
            <numerusform>%Ln route</numerusform>
            <numerusform>%Ln routes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::SagaStepsModel</name>
    <message numerus="yes">
        <source>%Ln attempt(s)</source>
        <translation>
            <numerusform>%Ln attempt</numerusform>
            <numerusform>%Ln attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::SagasView</name>
    <message numerus="yes">
        <source>%Ln fulfilment(s)</source>
        <translation>
            <numerusform>%Ln fulfilment</numerusform>
            <numerusform>%Ln fulfilments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::StatusLine</name>
    <message numerus="yes">
        <source>%Ln given up</source>
        <translation>
            <numerusform>%Ln given up</numerusform>
            <numerusform>%Ln given up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the %Ln given-up delivery(s)</source>
        <translation>
            <numerusform>Show the given-up delivery</numerusform>
            <numerusform>Show the %Ln given-up deliveries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::TaskRunner</name>
    <message numerus="yes">
        <source>%Ln row(s) are in “%1”.</source>
        <translation>
            <numerusform>%Ln row is in “%1”.</numerusform>
            <numerusform>%Ln rows are in “%1”.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is rebuilt from %Ln event(s).</source>
        <translation>
            <numerusform>%1 is rebuilt from %Ln event.</numerusform>
            <numerusform>%1 is rebuilt from %Ln events.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::TotalCard</name>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln item</numerusform>
            <numerusform>%Ln items</numerusform>
        </translation>
    </message>
</context>
</TS>
