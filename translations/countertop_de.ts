<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en_GB">
<context>
    <name>ErrorText</name>
    <message>
        <source>There is no payment service. Set one with “settings set gateway”, or let the order be paid at the counter.</source>
        <translation>Es gibt keinen Zahlungsdienst. Legen Sie einen mit „settings set gateway“ fest, oder lassen Sie die Bestellung an der Kasse bezahlen.</translation>
    </message>
    <message>
        <source>There is no carrier. Set one with “settings set carrier”, or let the order be paid at the counter.</source>
        <translation>Es gibt keinen Paketdienst. Legen Sie einen mit „settings set carrier“ fest, oder lassen Sie die Bestellung an der Kasse bezahlen.</translation>
    </message>
    <message>
        <source>This shop has products with prices; its currency cannot change any more.</source>
        <translation>Dieser Shop hat Artikel mit Preisen; seine Währung lässt sich nicht mehr ändern.</translation>
    </message>
    <message>
        <source>The shop&apos;s settings were changed in the meantime. Try again.</source>
        <translation>Die Einstellungen des Shops wurden inzwischen geändert. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The shop&apos;s currency was changed in the meantime. Look at the amounts again.</source>
        <translation>Die Währung des Shops wurde inzwischen geändert. Sehen Sie sich die Beträge noch einmal an.</translation>
    </message>
    <message>
        <source>There is no shop in this place.</source>
        <translation>An dieser Stelle gibt es keinen Shop.</translation>
    </message>
    <message>
        <source>The shop&apos;s file is empty: its content is lost. Restore a backup.</source>
        <translation>Die Datei des Shops ist leer: Ihr Inhalt ist verloren. Stellen Sie eine Sicherung wieder her.</translation>
    </message>
    <message>
        <source>The lock beside the shop&apos;s file cannot be opened, so nothing can be written.</source>
        <translation>Die Sperrdatei neben der Datei des Shops lässt sich nicht öffnen; daher kann nichts geschrieben werden.</translation>
    </message>
    <message>
        <source>The shop&apos;s server has no encrypted connections (TLS), which sslmode asks for.</source>
        <translation>Der Server des Shops bietet keine verschlüsselten Verbindungen (TLS), die sslmode verlangt.</translation>
    </message>
    <message>
        <source>The certificate of the shop&apos;s server cannot be trusted.</source>
        <translation>Dem Zertifikat des Servers kann nicht vertraut werden.</translation>
    </message>
    <message>
        <source>The certificate for the shop&apos;s server, sslcert and sslkey, cannot be used.</source>
        <translation>Das Zertifikat für den Server des Shops (sslcert und sslkey) lässt sich nicht verwenden.</translation>
    </message>
    <message>
        <source>The shop&apos;s server does not let this user in from here.</source>
        <translation>Der Server des Shops lässt diesen Benutzer von hier nicht herein.</translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation>Etwas ist schiefgegangen.</translation>
    </message>
    <message>
        <source>This order</source>
        <translation>Diese Bestellung</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Bestellung %1</translation>
    </message>
    <message>
        <source>There is no such order.</source>
        <translation>Diese Bestellung gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 is already cancelled.</source>
        <translation>%1 ist bereits storniert.</translation>
    </message>
    <message>
        <source>%1 has expired.</source>
        <translation>%1 ist abgelaufen.</translation>
    </message>
    <message>
        <source>%1 is a credit note and cannot change.</source>
        <translation>%1 ist eine Gutschrift und kann nicht geändert werden.</translation>
    </message>
    <message>
        <source>%1 has not been placed yet.</source>
        <translation>%1 ist noch nicht aufgegeben.</translation>
    </message>
    <message>
        <source>%1 is already placed; its lines cannot change.</source>
        <translation>%1 ist bereits aufgegeben; die Positionen können nicht mehr geändert werden.</translation>
    </message>
    <message>
        <source>%1 already exists. Look for it under Orders.</source>
        <translation>%1 gibt es bereits. Sie finden sie unter „Bestellungen“.</translation>
    </message>
    <message>
        <source>%1 is already confirmed.</source>
        <translation>%1 ist bereits bestätigt.</translation>
    </message>
    <message>
        <source>%1 is not confirmed yet.</source>
        <translation>%1 ist noch nicht bestätigt.</translation>
    </message>
    <message>
        <source>%1 is already shipped.</source>
        <translation>%1 ist bereits versendet.</translation>
    </message>
    <message>
        <source>%1 is not shipped yet.</source>
        <translation>%1 ist noch nicht versendet.</translation>
    </message>
    <message>
        <source>%1 is already handed over.</source>
        <translation>%1 ist bereits übergeben.</translation>
    </message>
    <message>
        <source>%1 is already completed.</source>
        <translation>%1 ist bereits abgeschlossen.</translation>
    </message>
    <message>
        <source>%1 is not paid in full yet.</source>
        <translation>%1 ist noch nicht vollständig bezahlt.</translation>
    </message>
    <message>
        <source>%1 is already paid.</source>
        <translation>%1 ist bereits bezahlt.</translation>
    </message>
    <message>
        <source>%1 is already refunded.</source>
        <translation>%1 ist bereits erstattet.</translation>
    </message>
    <message>
        <source>%1 has nothing that could be refunded.</source>
        <translation>%1 hat keinen Betrag, der erstattet werden könnte.</translation>
    </message>
    <message>
        <source>%1 has no such line.</source>
        <translation>%1 hat keine solche Position.</translation>
    </message>
    <message>
        <source>%1 was handed over, but %2 is to be paid.</source>
        <translation>Gegeben: %1, zu zahlen: %2. Das reicht nicht.</translation>
    </message>
    <message>
        <source>Only cash can be handed over with change.</source>
        <translation>Rückgeld gibt es nur bei Barzahlung.</translation>
    </message>
    <message>
        <source>Only %1 is still to be paid.</source>
        <translation>Es sind nur noch %1 zu zahlen.</translation>
    </message>
    <message>
        <source>At most %1 can be refunded.</source>
        <translation>Höchstens %1 können erstattet werden.</translation>
    </message>
    <message>
        <source>The amount is too large to handle.</source>
        <translation>Der Betrag ist zu groß.</translation>
    </message>
    <message>
        <source>“%1” is not an amount.</source>
        <translation>„%1“ ist kein Betrag.</translation>
    </message>
    <message>
        <source>There is no product with SKU “%1”. Did you mean %2?</source>
        <translation>Es gibt keinen Artikel mit der Nummer „%1“. Meinten Sie %2?</translation>
    </message>
    <message>
        <source>There is no product with SKU “%1”.</source>
        <translation>Es gibt keinen Artikel mit der Nummer „%1“.</translation>
    </message>
    <message>
        <source>A product with SKU “%1” already exists.</source>
        <translation>Einen Artikel mit der Nummer „%1“ gibt es bereits.</translation>
    </message>
    <message>
        <source>There is no such customer.</source>
        <translation>Diesen Kunden gibt es nicht.</translation>
    </message>
    <message>
        <source>This customer already exists.</source>
        <translation>Diesen Kunden gibt es bereits.</translation>
    </message>
    <message>
        <source>The shop&apos;s server cannot be reached. Nothing is lost; try again when it is back.</source>
        <translation>Der Server des Shops ist nicht erreichbar. Nichts ist verloren; versuchen Sie es erneut, sobald er wieder da ist.</translation>
    </message>
    <message>
        <source>The connection to the shop&apos;s server is lost. Try again when it is back; nothing is done twice.</source>
        <translation>Die Verbindung zum Server des Shops ist unterbrochen. Versuchen Sie es erneut, sobald sie wieder steht; nichts wird doppelt ausgeführt.</translation>
    </message>
    <message>
        <source>The shop&apos;s server took too long to answer. Try again; nothing is done twice.</source>
        <translation>Der Server des Shops hat zu lange nicht geantwortet. Versuchen Sie es erneut; nichts wird doppelt ausgeführt.</translation>
    </message>
    <message>
        <source>The shop&apos;s server refused the user name or password.</source>
        <translation>Der Server des Shops hat Benutzername oder Passwort abgelehnt.</translation>
    </message>
    <message>
        <source>The database or its user does not exist on the server.</source>
        <translation>Die Datenbank oder ihren Benutzer gibt es auf dem Server nicht.</translation>
    </message>
    <message>
        <source>The disk is full; nothing was changed. Make room, then try again.</source>
        <translation>Der Datenträger ist voll; nichts wurde geändert. Schaffen Sie Platz und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The disk with the shop&apos;s file reports an error.</source>
        <translation>Der Datenträger mit der Datei des Shops meldet einen Fehler.</translation>
    </message>
    <message>
        <source>The folder of the shop&apos;s file cannot be written to.</source>
        <translation>In den Ordner mit der Datei des Shops kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The shop&apos;s file cannot be opened.</source>
        <translation>Die Datei des Shops kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <source>This database belongs to another program; it was left untouched.</source>
        <translation>Diese Datenbank gehört zu einem anderen Programm; sie wurde nicht verändert.</translation>
    </message>
    <message>
        <source>This is not a shop&apos;s file.</source>
        <translation>Das ist keine Shop-Datei.</translation>
    </message>
    <message>
        <source>This Countertop cannot use that kind of database: its driver is not installed.</source>
        <translation>Countertop kann diese Art von Datenbank nicht nutzen: Der Treiber ist nicht installiert.</translation>
    </message>
    <message>
        <source>This shop is already in use; its currency and time zone cannot change any more.</source>
        <translation>Dieser Shop ist bereits in Betrieb; Währung und Zeitzone können nicht mehr geändert werden.</translation>
    </message>
    <message>
        <source>The shop&apos;s file is damaged.</source>
        <translation>Die Datei des Shops ist beschädigt.</translation>
    </message>
    <message>
        <source>There is no file “%1”.</source>
        <translation>Die Datei „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>“%1” cannot be read.</source>
        <translation>„%1“ kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>“%1” is cut off: its end is missing. Get it again.</source>
        <translation>„%1“ ist unvollständig: Das Ende fehlt. Besorgen Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>“%1” is damaged and cannot be read.</source>
        <translation>„%1“ ist beschädigt und kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>“%1” is out of stock. Take it off the sale, or receive goods first.</source>
        <translation>„%1“ ist ausverkauft. Nehmen Sie den Artikel aus dem Verkauf oder buchen Sie zuerst einen Wareneingang.</translation>
    </message>
    <message>
        <source>Only %1 of “%2” left. Change the quantity and try again.</source>
        <translation>Nur noch %1 × „%2“ vorrätig. Ändern Sie die Menge und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Somebody else changed this at the same time. Look at it again, then repeat what you wanted to do.</source>
        <translation>Jemand anderes hat das gleichzeitig geändert. Sehen Sie es sich noch einmal an und wiederholen Sie dann Ihren Schritt.</translation>
    </message>
    <message>
        <source>An earlier attempt at this already went through, with other contents. Look under Orders before you try again.</source>
        <translation>Ein früherer Versuch mit anderem Inhalt war bereits erfolgreich. Sehen Sie unter „Bestellungen“ nach, bevor Sie es erneut versuchen.</translation>
    </message>
    <message>
        <source>This is still being worked on. Try again in a moment.</source>
        <translation>Das wird noch bearbeitet. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>You are not allowed to do this. Ask the shift lead.</source>
        <translation>Dazu sind Sie nicht berechtigt. Fragen Sie die Schichtleitung.</translation>
    </message>
    <message>
        <source>Too much is waiting at the moment. Try again in a few seconds.</source>
        <translation>Im Moment wartet zu viel. Versuchen Sie es in ein paar Sekunden erneut.</translation>
    </message>
    <message>
        <source>Countertop is closing. Nothing was changed.</source>
        <translation>Countertop wird beendet. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The database did not answer in time. Try again; nothing is done twice.</source>
        <translation>Die Datenbank hat nicht rechtzeitig geantwortet. Versuchen Sie es erneut; nichts wird doppelt ausgeführt.</translation>
    </message>
    <message>
        <source>Reading was stopped.</source>
        <translation>Das Lesen wurde angehalten.</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>Abgebrochen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The database could not store this. Nothing is lost; try again.</source>
        <translation>Die Datenbank konnte das nicht speichern. Nichts ist verloren; versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The database cannot be reached. Nothing is lost; try again when the connection is back.</source>
        <translation>Die Datenbank ist nicht erreichbar. Nichts ist verloren; versuchen Sie es erneut, sobald die Verbindung wieder steht.</translation>
    </message>
    <message>
        <source>This database belongs to a newer Countertop. Install the new version.</source>
        <translation>Diese Datenbank gehört zu einer neueren Version von Countertop. Installieren Sie die neue Version.</translation>
    </message>
    <message>
        <source>The shop&apos;s server is behind a pooler that shares sessions (pool_mode=transaction), which cannot work. Use the server&apos;s own address, or pool_mode=session.</source>
        <translation>Vor dem Server des Shops steht ein Pooler, der Sitzungen teilt (pool_mode=transaction); so geht es nicht. Verwenden Sie die Adresse des Servers selbst oder pool_mode=session.</translation>
    </message>
    <message>
        <source>Another program holds the shop&apos;s file; nothing was changed. Close it, then try again.</source>
        <translation>Ein anderes Programm hält die Datei des Shops fest; es wurde nichts geändert. Schließen Sie es und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The program “%1” (process %2) holds the shop&apos;s file; nothing was changed. Close it, then try again.</source>
        <translation>Das Programm „%1“ (Prozess %2) hält die Datei des Shops fest; es wurde nichts geändert. Schließen Sie es und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Somebody else is changing the shop at this moment. Try again.</source>
        <translation>Gerade ändert jemand anderes etwas im Shop. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The shop&apos;s database cannot be written to.</source>
        <translation>In die Datenbank des Shops kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The database refused this; nothing was changed.</source>
        <translation>Die Datenbank hat das abgelehnt; es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>This computer does not know the shop&apos;s time zone. Install its time zone data (on Debian the packages tzdata and tzdata-legacy).</source>
        <translation>Dieser Computer kennt die Zeitzone des Shops nicht. Installieren Sie seine Zeitzonendaten (unter Debian die Pakete tzdata und tzdata-legacy).</translation>
    </message>
    <message>
        <source>This drive cannot keep a shop safe; it may be a network drive. Keep the shop&apos;s file on a disk of this computer, or use a PostgreSQL server to share a shop between computers.</source>
        <translation>Dieses Laufwerk kann keinen Shop sicher aufbewahren; vielleicht ist es ein Netzlaufwerk. Bewahren Sie die Datei des Shops auf einer Festplatte dieses Computers auf, oder nehmen Sie einen PostgreSQL-Server, um einen Shop mit mehreren Computern zu teilen.</translation>
    </message>
    <message>
        <source>Countertop asked its database wrongly. This is a fault of the program, please report it.</source>
        <translation>Countertop hat seine Datenbank falsch gefragt. Das ist ein Fehler des Programms, bitte melden Sie ihn.</translation>
    </message>
    <message>
        <source>“%1” is empty.</source>
        <translation>„%1“ ist leer.</translation>
    </message>
    <message>
        <source>“%1” is not an order history that Countertop can read. Choose the CSV file of the Online Retail format.</source>
        <translation>„%1“ ist keine Bestellhistorie, die Countertop lesen kann. Wählen Sie eine CSV-Datei im Online-Retail-Format.</translation>
    </message>
    <message>
        <source>There is no folder “%1”.</source>
        <translation>Den Ordner „%1“ gibt es nicht.</translation>
    </message>
    <message>
        <source>“%1” is a folder. Choose a file name.</source>
        <translation>„%1“ ist ein Ordner. Wählen Sie einen Dateinamen.</translation>
    </message>
    <message>
        <source>“%1” cannot be written to. Choose another place.</source>
        <translation>In „%1“ kann nicht geschrieben werden. Wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>“%1” could not be written; nothing was left behind. Make room on the disk or choose another place.</source>
        <translation>„%1“ konnte nicht geschrieben werden; es blieb nichts zurück. Schaffen Sie Platz auf dem Datenträger oder wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>This delivery is no longer there or no longer waiting.</source>
        <translation>Diese Übertragung gibt es nicht mehr, oder sie wartet nicht mehr.</translation>
    </message>
    <message>
        <source>This route is no longer there.</source>
        <translation>Diese Route gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Nothing is stored about this yet.</source>
        <translation>Dazu ist noch nichts gespeichert.</translation>
    </message>
    <message>
        <source>An order of this history is already in the shop but was not imported.</source>
        <translation>Eine Bestellung dieser Historie ist schon im Shop, wurde aber nicht importiert.</translation>
    </message>
    <message>
        <source>A sale that was saved at this till cannot be read any more.</source>
        <translation>Ein an dieser Kasse gesicherter Verkauf ist nicht mehr lesbar.</translation>
    </message>
    <message>
        <source>This Countertop cannot do that.</source>
        <translation>Dieses Countertop kann das nicht.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong. Try again; nothing is done twice.</source>
        <translation>Es ist etwas Unerwartetes schiefgegangen. Versuchen Sie es noch einmal; nichts wird doppelt ausgeführt.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A sentence, then what the program itself says about it, in English.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>There is not enough in stock.</source>
        <translation>Der Bestand reicht nicht aus.</translation>
    </message>
    <message>
        <source>Something in this is not possible. Nothing was changed.</source>
        <translation>Etwas daran ist nicht möglich. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>This is no longer there.</source>
        <translation>Das gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This is not possible at this stage. Nothing was changed.</source>
        <translation>Das ist in diesem Zustand nicht möglich. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>A record of the shop is damaged. Choose “Verify” in the menu.</source>
        <translation>Ein Datensatz des Shops ist beschädigt. Wählen Sie „Prüfen“ im Menü.</translation>
    </message>
    <message>
        <source>What is stored is damaged. Choose “Verify” in the menu.</source>
        <translation>Die gespeicherten Daten sind beschädigt. Wählen Sie „Prüfen“ im Menü.</translation>
    </message>
    <message>
        <source>A product was changed in the meantime; look at the order again.</source>
        <translation>Ein Artikel wurde inzwischen geändert; bitte sehen Sie die Bestellung noch einmal an.</translation>
    </message>
    <message>
        <source>Too much is waiting at the moment; nothing was changed. Try again in a few seconds.</source>
        <translation>Im Augenblick wartet zu viel; es wurde nichts geändert. Versuchen Sie es in ein paar Sekunden noch einmal.</translation>
    </message>
    <message>
        <source>Countertop is still finishing what it was asked to do.</source>
        <translation>Countertop beendet noch, worum es gebeten wurde.</translation>
    </message>
    <message>
        <source>This Countertop cannot read its older records. Install it again.</source>
        <translation>Dieses Countertop kann seine älteren Aufzeichnungen nicht lesen. Installieren Sie es neu.</translation>
    </message>
    <message>
        <source>The order has no such version.</source>
        <translation>Diese Version der Bestellung gibt es nicht.</translation>
    </message>
    <message>
        <source>The order did not exist yet at that time.</source>
        <translation>Zu diesem Zeitpunkt gab es die Bestellung noch nicht.</translation>
    </message>
    <message>
        <source>This fulfilment is no longer there.</source>
        <translation>Diese Abwicklung gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This fulfilment is still under way or done; there is nothing to begin again.</source>
        <translation>Diese Abwicklung läuft noch oder ist fertig; es gibt nichts neu zu beginnen.</translation>
    </message>
    <message>
        <source>This fulfilment is only undone in part. Undo the rest first.</source>
        <translation>Diese Abwicklung ist erst zum Teil rückgängig gemacht. Machen Sie zuerst den Rest rückgängig.</translation>
    </message>
    <message>
        <source>This fulfilment has ended.</source>
        <translation>Diese Abwicklung ist beendet.</translation>
    </message>
    <message>
        <source>This fulfilment is completed or undone already.</source>
        <translation>Diese Abwicklung ist bereits abgeschlossen oder rückgängig gemacht.</translation>
    </message>
    <message>
        <source>Somebody else changed this fulfilment in the meantime. Look at it and try again.</source>
        <translation>Jemand anders hat diese Abwicklung inzwischen geändert. Sehen Sie sie an und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>There is no list of this name.</source>
        <translation>Es gibt keine Liste mit diesem Namen.</translation>
    </message>
    <message>
        <source>The sales themselves keep this list up to date; it cannot be stopped.</source>
        <translation>Diese Liste halten die Verkäufe selbst aktuell; sie lässt sich nicht anhalten.</translation>
    </message>
    <message>
        <source>A list could not take over an event.</source>
        <translation>Eine Liste konnte ein Ereignis nicht übernehmen.</translation>
    </message>
    <message>
        <source>A list took too long to take over an event and went on without it.</source>
        <translation>Eine Liste brauchte für ein Ereignis zu lange und hat es ausgelassen.</translation>
    </message>
    <message>
        <source>The sales write this list themselves; it can only be rebuilt whole.</source>
        <translation>Diese Liste schreiben die Verkäufe selbst; sie lässt sich nur ganz neu aufbauen.</translation>
    </message>
    <message>
        <source>A rebuild is already under way.</source>
        <translation>Der Neuaufbau läuft bereits.</translation>
    </message>
    <message>
        <source>Others use the lists without a pause. Try the rebuild again later.</source>
        <translation>Andere nutzen die Listen ununterbrochen. Versuchen Sie den Neuaufbau später noch einmal.</translation>
    </message>
    <message>
        <source>%1 is paid by the payment service.</source>
        <translation>%1 wird über den Zahlungsdienst bezahlt.</translation>
    </message>
    <message>
        <source>%1 is not paid by the payment service.</source>
        <translation>%1 wird nicht über den Zahlungsdienst bezahlt.</translation>
    </message>
    <message>
        <source>No payment service is set up, so nothing goes on by itself.</source>
        <translation>Es ist kein Zahlungsdienst eingerichtet, darum geht nichts von selbst weiter.</translation>
    </message>
    <message>
        <source>This is no address of a gateway.</source>
        <translation>Das ist keine Adresse eines Zahlungs- oder Versanddienstes.</translation>
    </message>
    <message>
        <source>This is no rule of the practice gateway.</source>
        <translation>Das ist keine Regel des Übungsdienstes.</translation>
    </message>
    <message>
        <source>The practice gateway refused this.</source>
        <translation>Der Übungsdienst hat das abgelehnt.</translation>
    </message>
    <message>
        <source>The file of the practice gateway cannot be written.</source>
        <translation>Die Datei des Übungsdienstes kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The goods of this fulfilment may be on their way; it cannot be undone any more.</source>
        <translation>Die Ware dieser Abwicklung ist vielleicht schon unterwegs; sie lässt sich nicht mehr rückgängig machen.</translation>
    </message>
    <message>
        <source>Nothing can listen at this address; another program may do so.</source>
        <translation>Unter dieser Adresse kann niemand lauschen; vielleicht tut es ein anderes Programm.</translation>
    </message>
    <message>
        <source>This list was made by another version of Countertop. Rebuild it.</source>
        <translation>Eine andere Version von Countertop hat diese Liste erstellt. Bauen Sie sie neu auf.</translation>
    </message>
    <message>
        <source>%1 is still being fulfilled. Cancel it to give the money back.</source>
        <translation>%1 wird noch abgewickelt. Stornieren Sie, um das Geld zurückzugeben.</translation>
    </message>
    <message>
        <source>%1 has a refund under way. It is listed under Activity, Processes.</source>
        <translation>Für %1 läuft bereits eine Erstattung. Sie steht unter Aktivität, Vorgänge.</translation>
    </message>
    <message>
        <source>“%1” has too many decimals.</source>
        <translation>„%1“ hat zu viele Nachkommastellen.</translation>
    </message>
    <message>
        <source>The tax rate must be between 0 and 100 %.</source>
        <translation>Der Steuersatz muss zwischen 0 und 100 % liegen.</translation>
    </message>
    <message>
        <source>Imported orders are numbered like this till. Give it another name in the settings.</source>
        <translation>Übernommene Bestellungen sind nummeriert wie diese Kasse. Geben Sie ihr in den Einstellungen einen anderen Namen.</translation>
    </message>
    <message>
        <source>At most %1 can go back this way.</source>
        <translation>Auf diesem Weg können höchstens %1 zurückgehen.</translation>
    </message>
    <message>
        <source>Goods handed over at the till are paid in full; %1 is missing.</source>
        <translation>Ware, die an der Kasse übergeben wird, ist ganz zu bezahlen; es fehlen %1.</translation>
    </message>
    <message>
        <source>%1 has no refund under way.</source>
        <translation>%1 hat keine laufende Erstattung.</translation>
    </message>
    <message>
        <source>The stock has moved since the count: %1 were on hand, now %2. Say whether it was counted before or after.</source>
        <translation>Der Bestand hat sich seit der Zählung bewegt: %1 waren da, jetzt sind es %2. Sagen Sie, ob davor oder danach gezählt wurde.</translation>
    </message>
    <message>
        <source>Nothing is known of the payment. Give the refund up and pay it back in another way.</source>
        <translation>Über die Zahlung ist nichts bekannt. Geben Sie die Erstattung auf und zahlen Sie auf anderem Weg zurück.</translation>
    </message>
    <message>
        <source>Only a refund that failed can be given up.</source>
        <translation>Nur eine gescheiterte Erstattung kann aufgegeben werden.</translation>
    </message>
    <message>
        <source>The text is not JSON.</source>
        <translation>Der Text ist kein JSON.</translation>
    </message>
    <message>
        <source>The text is no JSON object.</source>
        <translation>Der Text ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>The route does not have this secret.</source>
        <translation>Die Route hat dieses Geheimnis nicht.</translation>
    </message>
    <message>
        <source>The route&apos;s template does not fit this message.</source>
        <translation>Die Vorlage der Route passt nicht zu dieser Nachricht.</translation>
    </message>
    <message>
        <source>The route&apos;s template makes too large a message of this one.</source>
        <translation>Die Vorlage der Route macht aus dieser Nachricht eine zu große.</translation>
    </message>
    <message>
        <source>This receiver is not disabled.</source>
        <translation>Dieser Empfänger ist nicht abgeschaltet.</translation>
    </message>
    <message>
        <source>The file that deliveries keep beside the shop&apos;s file cannot be opened.</source>
        <translation>Die Datei, die Übertragungen neben der Datei des Shops führen, lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>Too many programs deliver the messages of this shop. Close some of them.</source>
        <translation>Zu viele Programme übertragen die Nachrichten dieses Shops. Schließen Sie einige davon.</translation>
    </message>
    <message>
        <source>No event goes this way.</source>
        <translation>Kein Ereignis nimmt diesen Weg.</translation>
    </message>
</context>
<context>
    <name>MoneyText</name>
    <message>
        <source>Type an amount like %1.</source>
        <translation>Geben Sie einen Betrag ein, zum Beispiel %1.</translation>
    </message>
    <message>
        <source>“%1” is not an amount. Type one like %2.</source>
        <translation>„%1“ ist kein Betrag. Geben Sie einen ein, zum Beispiel %2.</translation>
    </message>
</context>
<context>
    <name>ParkedWords</name>
    <message>
        <source>no goods yet</source>
        <translation>noch keine Ware</translation>
    </message>
    <message numerus="yes">
        <source>%1 + %n more</source>
        <translation>
            <numerusform>%1 + %n weiterer</numerusform>
            <numerusform>%1 + %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln Stück</numerusform>
            <numerusform>%Ln Stück</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>ProblemText</name>
    <message>
        <source>“%1” is neither none, practice nor the address of a service.</source>
        <translation>„%1“ ist weder none noch practice noch die Adresse eines Dienstes.</translation>
    </message>
    <message>
        <source>Give the shop&apos;s name.</source>
        <translation>Geben Sie den Namen des Shops an.</translation>
    </message>
    <message>
        <source>A day starts between 00:00 and 23:59.</source>
        <translation>Ein Tag beginnt zwischen 00:00 und 23:59 Uhr.</translation>
    </message>
    <message>
        <source>“%1” is not a quantity between 1 and %2.</source>
        <translation>„%1“ ist keine Menge zwischen 1 und %2.</translation>
    </message>
    <message>
        <source>“%1” is no option of a connection.</source>
        <translation>„%1“ ist keine Option einer Verbindung.</translation>
    </message>
    <message>
        <source>The option “%1” is given twice.</source>
        <translation>Die Option „%1“ ist doppelt angegeben.</translation>
    </message>
    <message>
        <source>The option “%1” cannot have this value.</source>
        <translation>Die Option „%1“ kann diesen Wert nicht haben.</translation>
    </message>
    <message>
        <source>The quantity of “%1” must be between 1 and %2.</source>
        <translation>Die Menge von „%1“ muss zwischen 1 und %2 liegen.</translation>
    </message>
    <message>
        <source>This is not known any more. Look for it again.</source>
        <translation>Das ist nicht mehr bekannt. Suchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>A text can have at most %1 characters.</source>
        <translation>Ein Text kann höchstens %1 Zeichen haben.</translation>
    </message>
    <message>
        <source>A text must not contain control characters.</source>
        <translation>Ein Text darf keine Steuerzeichen enthalten.</translation>
    </message>
    <message>
        <source>Give the product&apos;s SKU.</source>
        <translation>Geben Sie die Artikelnummer an.</translation>
    </message>
    <message>
        <source>A SKU cannot begin or end with a space.</source>
        <translation>Eine Artikelnummer kann nicht mit einem Leerzeichen beginnen oder enden.</translation>
    </message>
    <message>
        <source>The quantity must be between 1 and %1.</source>
        <translation>Die Menge muss zwischen 1 und %1 liegen.</translation>
    </message>
    <message>
        <source>The price must not be negative.</source>
        <translation>Der Preis darf nicht negativ sein.</translation>
    </message>
    <message>
        <source>An order cannot have more than %1 lines.</source>
        <translation>Eine Bestellung kann höchstens %1 Positionen haben.</translation>
    </message>
    <message>
        <source>An order needs at least one line.</source>
        <translation>Eine Bestellung braucht mindestens eine Position.</translation>
    </message>
    <message>
        <source>The amount must be more than zero.</source>
        <translation>Der Betrag muss größer als null sein.</translation>
    </message>
    <message>
        <source>The cash handed over cannot be negative.</source>
        <translation>Das gegebene Bargeld kann nicht negativ sein.</translation>
    </message>
    <message>
        <source>Say why.</source>
        <translation>Geben Sie den Grund an.</translation>
    </message>
    <message>
        <source>Give the customer&apos;s name.</source>
        <translation>Geben Sie den Namen des Kunden an.</translation>
    </message>
    <message>
        <source>An e-mail address is like name@example.com.</source>
        <translation>Eine E-Mail-Adresse sieht aus wie name@example.com.</translation>
    </message>
    <message>
        <source>A barcode cannot begin or end with a space.</source>
        <translation>Ein Barcode darf nicht mit einem Leerzeichen beginnen oder enden.</translation>
    </message>
    <message>
        <source>The barcode %1 already belongs to “%2” (SKU %3).</source>
        <translation>Der Barcode %1 gehört schon zu „%2“ (Nummer %3).</translation>
    </message>
    <message>
        <source>The barcodes %1 and %2 are one code.</source>
        <translation>Die Barcodes %1 und %2 sind derselbe Code.</translation>
    </message>
    <message>
        <source>A text must not contain invisible characters.</source>
        <translation>Ein Text darf keine unsichtbaren Zeichen enthalten.</translation>
    </message>
    <message>
        <source>A text must not contain characters that do not exist.</source>
        <translation>Ein Text darf keine Zeichen enthalten, die es nicht gibt.</translation>
    </message>
    <message>
        <source>A text must not contain half a character.</source>
        <translation>Ein Text darf kein halbes Zeichen enthalten.</translation>
    </message>
    <message>
        <source>Give the product&apos;s name.</source>
        <translation>Geben Sie den Namen des Artikels an.</translation>
    </message>
    <message>
        <source>The tax rate must be between 0 and 100 %.</source>
        <translation>Der Steuersatz muss zwischen 0 und 100 % liegen.</translation>
    </message>
    <message>
        <source>The stock must be between 0 and %1.</source>
        <translation>Der Bestand muss zwischen 0 und %1 liegen.</translation>
    </message>
    <message>
        <source>A barcode cannot be empty.</source>
        <translation>Ein Barcode kann nicht leer sein.</translation>
    </message>
    <message>
        <source>The reorder level must be between 0 and %1.</source>
        <translation>Der Meldebestand muss zwischen 0 und %1 liegen.</translation>
    </message>
    <message>
        <source>The quantity received must be between 1 and %1.</source>
        <translation>Die gelieferte Menge muss zwischen 1 und %1 liegen.</translation>
    </message>
    <message>
        <source>The stock can be changed by at most %1.</source>
        <translation>Der Bestand kann um höchstens %1 geändert werden.</translation>
    </message>
    <message>
        <source>Say by how much the stock is wrong.</source>
        <translation>Geben Sie an, um wie viel der Bestand abweicht.</translation>
    </message>
    <message>
        <source>An order of the past needs its own number.</source>
        <translation>Eine frühere Bestellung braucht ihre eigene Nummer.</translation>
    </message>
    <message>
        <source>Say which route.</source>
        <translation>Geben Sie die Route an.</translation>
    </message>
    <message>
        <source>Say which delivery.</source>
        <translation>Geben Sie die Übertragung an.</translation>
    </message>
    <message>
        <source>“%1” is not a kind of event.</source>
        <translation>„%1“ ist keine Art von Ereignis.</translation>
    </message>
    <message>
        <source>“%1” is not a destination for deliveries.</source>
        <translation>„%1“ ist kein Ziel für Übertragungen.</translation>
    </message>
    <message>
        <source>No %1 is configured here.</source>
        <translation>Hier ist kein %1 eingerichtet.</translation>
    </message>
    <message>
        <source>“%1” is not the address of a Redis server.</source>
        <translation>„%1“ ist nicht die Adresse eines Redis-Servers.</translation>
    </message>
    <message>
        <source>Encrypted connections to Redis (“%1”) are not possible in this version.</source>
        <translation>Verschlüsselte Verbindungen zu Redis („%1“) sind in dieser Version nicht möglich.</translation>
    </message>
    <message>
        <source>“%1” is not the address of a Kafka cluster.</source>
        <translation>„%1“ ist nicht die Adresse eines Kafka-Clusters.</translation>
    </message>
    <message>
        <source>“%1” is not the name of a channel or stream.</source>
        <translation>„%1“ ist nicht der Name eines Kanals oder Streams.</translation>
    </message>
    <message>
        <source>“%1” is not the name of a Kafka topic.</source>
        <translation>„%1“ ist nicht der Name eines Kafka-Topics.</translation>
    </message>
    <message>
        <source>“%1” is not a topic of Amazon SNS.</source>
        <translation>„%1“ ist kein Topic von Amazon SNS.</translation>
    </message>
    <message>
        <source>“%1” is not a web address.</source>
        <translation>„%1“ ist keine Webadresse.</translation>
    </message>
    <message>
        <source>“%1” is not a way to change a message.</source>
        <translation>„%1“ ist keine Art, eine Nachricht umzuwandeln.</translation>
    </message>
    <message>
        <source>A payment request can be made when an order is placed, not of “%1”.</source>
        <translation>Eine Zahlungsanforderung entsteht, wenn eine Bestellung aufgegeben wird, nicht aus „%1“.</translation>
    </message>
    <message>
        <source>“%1” is not a database.</source>
        <translation>„%1“ ist keine Datenbank.</translation>
    </message>
    <message>
        <source>“%1” is not a currency such as GBP or EUR.</source>
        <translation>„%1“ ist keine Währung wie GBP oder EUR.</translation>
    </message>
    <message>
        <source>“%1” is not a time zone such as Europe/London.</source>
        <translation>„%1“ ist keine Zeitzone wie Europe/London.</translation>
    </message>
    <message>
        <source>“%1” is not a day.</source>
        <translation>„%1“ ist kein Tag.</translation>
    </message>
    <message>
        <source>The first day is after the last.</source>
        <translation>Der erste Tag liegt nach dem letzten.</translation>
    </message>
    <message>
        <source>This version cannot deliver to “%1” destinations.</source>
        <translation>Diese Version kann nicht an Ziele der Art „%1“ liefern.</translation>
    </message>
    <message>
        <source>These events already go there.</source>
        <translation>Diese Ereignisse gehen bereits dorthin.</translation>
    </message>
    <message>
        <source>No event is named “%1”.</source>
        <translation>Kein Ereignis heißt „%1“.</translation>
    </message>
    <message>
        <source>The list has changed. Look at it from its top again.</source>
        <translation>Die Liste hat sich geändert. Sehen Sie sie noch einmal von oben an.</translation>
    </message>
    <message>
        <source>The list cannot show these rows.</source>
        <translation>Die Liste kann diese Zeilen nicht zeigen.</translation>
    </message>
    <message>
        <source>This version does not exist.</source>
        <translation>Diese Version gibt es nicht.</translation>
    </message>
    <message>
        <source>This record has no name.</source>
        <translation>Dieser Datensatz hat keinen Namen.</translation>
    </message>
    <message>
        <source>There is nothing to store.</source>
        <translation>Es gibt nichts zu speichern.</translation>
    </message>
    <message>
        <source>This is too large to store.</source>
        <translation>Das ist zu groß zum Speichern.</translation>
    </message>
    <message>
        <source>“%1” is empty.</source>
        <translation>„%1“ ist leer.</translation>
    </message>
    <message>
        <source>“%1” is not an order history that Countertop can read.</source>
        <translation>„%1“ ist keine Bestellhistorie, die Countertop lesen kann.</translation>
    </message>
    <message>
        <source>This history is in %1 but the shop sells in %2.</source>
        <translation>Diese Historie ist in %1, der Shop verkauft aber in %2.</translation>
    </message>
    <message>
        <source>Nobody would listen to these events.</source>
        <translation>Niemand würde diesen Ereignissen zuhören.</translation>
    </message>
    <message>
        <source>The amount is too large to handle.</source>
        <translation>Der Betrag ist zu groß.</translation>
    </message>
    <message>
        <source>“%1” has two columns of one name; only one of them can be meant.</source>
        <translation>„%1“ hat zwei Spalten mit demselben Namen; nur eine kann gemeint sein.</translation>
    </message>
    <message>
        <source>“%1” does not show which encoding its text has (line %2).</source>
        <translation>„%1“ lässt nicht erkennen, welche Kodierung der Text hat (Zeile %2).</translation>
    </message>
    <message>
        <source>The encoding asked for is not known.</source>
        <translation>Die gewünschte Zeichenkodierung ist unbekannt.</translation>
    </message>
    <message>
        <source>Line %2 of “%1” holds bytes that are no text.</source>
        <translation>Zeile %2 von „%1“ enthält Bytes, die kein Text sind.</translation>
    </message>
    <message>
        <source>A quotation mark of “%1” is not closed (line %2); it would swallow other lines.</source>
        <translation>Ein Anführungszeichen in „%1“ ist nicht geschlossen (Zeile %2); es würde andere Zeilen verschlucken.</translation>
    </message>
    <message>
        <source>The lines of “%1” end in two ways.</source>
        <translation>Die Zeilen von „%1“ enden auf zwei Arten.</translation>
    </message>
    <message>
        <source>“%1” writes decimals with a point (line %2) and with a comma (line %3).</source>
        <translation>„%1“ schreibt Dezimalzahlen mit Punkt (Zeile %2) und mit Komma (Zeile %3).</translation>
    </message>
    <message>
        <source>“%1” does not show whether point or comma is the sign of decimals (line %2).</source>
        <translation>„%1“ zeigt nicht, ob Punkt oder Komma das Dezimalzeichen ist (Zeile %2).</translation>
    </message>
    <message>
        <source>“%1” writes dates in two orders (lines %2 and %3).</source>
        <translation>„%1“ schreibt Daten in zwei Reihenfolgen (Zeilen %2 und %3).</translation>
    </message>
    <message>
        <source>The order of day, month and year cannot be told in “%1” (line %2).</source>
        <translation>Die Reihenfolge von Tag, Monat und Jahr ist in „%1“ nicht zu erkennen (Zeile %2).</translation>
    </message>
    <message>
        <source>The text is no JSON object.</source>
        <translation>Der Text ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>“%1” is less than nothing. Goods that come back are refunded under Orders.</source>
        <translation>„%1“ ist weniger als nichts. Was zurückkommt, wird unter Bestellungen erstattet.</translation>
    </message>
    <message>
        <source>“%1” is not a whole number. Only whole pieces are sold, 1 to %2.</source>
        <translation>„%1“ ist keine ganze Zahl. Verkauft werden nur ganze Stücke, 1 bis %2.</translation>
    </message>
    <message>
        <source>No order takes this order number.</source>
        <translation>Keine Bestellung übernimmt diese Bestellnummer.</translation>
    </message>
    <message>
        <source>“%1” is not a condition. Write a field, an operator and a value.</source>
        <translation>„%1“ ist keine Bedingung. Schreiben Sie ein Feld, einen Operator und einen Wert.</translation>
    </message>
    <message>
        <source>This condition is too long.</source>
        <translation>Diese Bedingung ist zu lang.</translation>
    </message>
    <message>
        <source>“%1” is no field of an event.</source>
        <translation>„%1“ ist kein Feld eines Ereignisses.</translation>
    </message>
    <message>
        <source>“%1” is no operator of a condition.</source>
        <translation>„%1“ ist kein Operator einer Bedingung.</translation>
    </message>
    <message>
        <source>Put a text with quotes or commas into double quotes.</source>
        <translation>Setzen Sie einen Text mit Anführungszeichen oder Kommas in doppelte Anführungszeichen.</translation>
    </message>
    <message>
        <source>“between” needs two values.</source>
        <translation>„between“ braucht zwei Werte.</translation>
    </message>
    <message>
        <source>A condition cannot use the order&apos;s number, which is not known yet.</source>
        <translation>Eine Bedingung kann die Bestellnummer nicht verwenden; sie steht noch nicht fest.</translation>
    </message>
    <message>
        <source>A condition cannot use “%1”: personal fields are encrypted.</source>
        <translation>Eine Bedingung kann „%1“ nicht verwenden: persönliche Angaben sind verschlüsselt.</translation>
    </message>
    <message>
        <source>None of these events has a field “%1”.</source>
        <translation>Keines dieser Ereignisse hat ein Feld „%1“.</translation>
    </message>
    <message>
        <source>This address is too long.</source>
        <translation>Diese Adresse ist zu lang.</translation>
    </message>
    <message>
        <source>“%1” is not the path of a file.</source>
        <translation>„%1“ ist kein Pfad einer Datei.</translation>
    </message>
    <message>
        <source>“%1” belongs to the shop's own database.</source>
        <translation>„%1“ gehört zur Datenbank des Geschäfts selbst.</translation>
    </message>
    <message>
        <source>Amounts in conditions are whole numbers: 1250 for 12.50.</source>
        <translation>Beträge in Bedingungen sind ganze Zahlen: 1250 für 12,50.</translation>
    </message>
    <message>
        <source>Write the smaller value first.</source>
        <translation>Schreiben Sie den kleineren Wert zuerst.</translation>
    </message>
    <message>
        <source>The template is not valid JSON.</source>
        <translation>Die Vorlage ist kein gültiges JSON.</translation>
    </message>
    <message>
        <source>The template is too large.</source>
        <translation>Die Vorlage ist zu groß.</translation>
    </message>
    <message>
        <source>The template “%1” cannot be read.</source>
        <translation>Die Vorlage „%1“ kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The template has “%1” twice.</source>
        <translation>Die Vorlage enthält „%1“ doppelt.</translation>
    </message>
    <message>
        <source>A template is a JSON object or a list of fields, and not empty.</source>
        <translation>Eine Vorlage ist ein JSON-Objekt oder eine Liste von Feldern und nicht leer.</translation>
    </message>
    <message>
        <source>“%1” opens a path that nothing closes.</source>
        <translation>„%1“ beginnt einen Pfad, den nichts abschließt.</translation>
    </message>
    <message>
        <source>“%1” is no path into a message.</source>
        <translation>„%1“ ist kein Pfad in eine Nachricht.</translation>
    </message>
    <message>
        <source>This address is on this computer or in a private network, which the route does not allow.</source>
        <translation>Diese Adresse liegt auf diesem Computer oder in einem privaten Netz; die Route erlaubt das nicht.</translation>
    </message>
    <message>
        <source>Only web addresses with https use a file of certificates.</source>
        <translation>Nur Webadressen mit https verwenden eine Zertifikatsdatei.</translation>
    </message>
    <message>
        <source>The file of certificates cannot be read.</source>
        <translation>Die Zertifikatsdatei kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The file holds no certificate in PEM form.</source>
        <translation>Die Datei enthält kein Zertifikat im PEM-Format.</translation>
    </message>
    <message>
        <source>Only messages to web addresses are signed.</source>
        <translation>Nur Nachrichten an Webadressen werden signiert.</translation>
    </message>
    <message>
        <source>A route has at most two secrets, an old and a new one. Remove one first.</source>
        <translation>Eine Route hat höchstens zwei Geheimnisse, ein altes und ein neues. Entfernen Sie zuerst eines.</translation>
    </message>
    <message>
        <source>The route has this secret already.</source>
        <translation>Die Route hat dieses Geheimnis bereits.</translation>
    </message>
    <message>
        <source>“%1” is not the path of a secret file.</source>
        <translation>„%1“ ist nicht der Pfad einer Datei mit einem Geheimnis.</translation>
    </message>
    <message>
        <source>The file of certificates is too large.</source>
        <translation>Die Datei mit den Zertifikaten ist zu groß.</translation>
    </message>
    <message>
        <source>The secret file is too large.</source>
        <translation>Die Datei mit dem Geheimnis ist zu groß.</translation>
    </message>
    <message>
        <source>The secrets of this route are damaged.</source>
        <translation>Die Geheimnisse dieser Route sind beschädigt.</translation>
    </message>
    <message>
        <source>The secret file cannot be read.</source>
        <translation>Die Datei mit dem Geheimnis kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>Other users may read the secret file. Make it readable by yourself only.</source>
        <translation>Andere Benutzer dürfen die Datei mit dem Geheimnis lesen. Machen Sie sie nur für sich selbst lesbar.</translation>
    </message>
    <message>
        <source>This version reads secrets from files only.</source>
        <translation>Diese Version liest Geheimnisse nur aus Dateien.</translation>
    </message>
    <message>
        <source>A secret begins with whsec_.</source>
        <translation>Ein Geheimnis beginnt mit whsec_.</translation>
    </message>
    <message>
        <source>After whsec_ the secret is not base64.</source>
        <translation>Hinter whsec_ ist das Geheimnis kein Base64.</translation>
    </message>
    <message>
        <source>A secret has 24 to 64 bytes.</source>
        <translation>Ein Geheimnis hat 24 bis 64 Bytes.</translation>
    </message>
    <message>
        <source>Say which receiver.</source>
        <translation>Geben Sie den Empfänger an.</translation>
    </message>
    <message>
        <source>At most 100 messages can be sent at once.</source>
        <translation>Höchstens 100 Nachrichten können gleichzeitig gesendet werden.</translation>
    </message>
    <message>
        <source>Give a subject of one line and at most 200 characters.</source>
        <translation>Einen Betreff von einer Zeile und höchstens 200 Zeichen angeben.</translation>
    </message>
    <message>
        <source>Give a text of at most 10,000 characters.</source>
        <translation>Einen Text von höchstens 10.000 Zeichen angeben.</translation>
    </message>
    <message>
        <source>There is no placeholder “%1”; there are number, name, total, shop and tracking.</source>
        <translation>Den Platzhalter „%1“ gibt es nicht; es gibt number, name, total, shop und tracking.</translation>
    </message>
    <message>
        <source>A placeholder that begins with {{ must end with }}.</source>
        <translation>Ein Platzhalter, der mit {{ beginnt, muss mit }} enden.</translation>
    </message>
    <message>
        <source>Messages to customers are written in English or German, not in “%1”.</source>
        <translation>Nachrichten an Kunden sind auf Englisch oder Deutsch, nicht auf „%1“.</translation>
    </message>
    <message>
        <source>A name in the keychain has at most 100 letters, digits and . _ - :</source>
        <translation>Ein Name im Schlüsselbund hat höchstens 100 Buchstaben, Ziffern und . _ - :</translation>
    </message>
    <message>
        <source>This computer has no keychain that Countertop can use. A route can take its secret from a file that only you can read, and a broker its password from the environment.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund, den Countertop benutzen kann. Ein Weg kann sein Geheimnis aus einer Datei nehmen, die nur Sie lesen können, und ein Broker sein Passwort aus der Umgebung.</translation>
    </message>
    <message>
        <source>The keychain of this computer has no secret “%1”, or it is locked.</source>
        <translation>Der Schlüsselbund dieses Computers hat kein Geheimnis „%1“, oder er ist gesperrt.</translation>
    </message>
    <message>
        <source>The keychain already has another secret “%1”. Choose another name.</source>
        <translation>Der Schlüsselbund hat schon ein anderes Geheimnis „%1“. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The keychain of this computer refuses access. Unlock it and try again.</source>
        <translation>Der Schlüsselbund dieses Computers verweigert den Zugriff. Entsperren Sie ihn und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The keychain of this computer does not answer. Unlock it and try again.</source>
        <translation>Der Schlüsselbund dieses Computers antwortet nicht. Entsperren Sie ihn und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Give the password in its own field, not in the address.</source>
        <translation>Geben Sie das Passwort in seinem eigenen Feld an, nicht in der Adresse.</translation>
    </message>
    <message>
        <source>A login has a name and a password or secret key; give both.</source>
        <translation>Eine Anmeldung hat einen Namen und ein Passwort oder einen geheimen Schlüssel; geben Sie beides an.</translation>
    </message>
    <message>
        <source>“%1” is not a region such as eu-west-1.</source>
        <translation>„%1“ ist keine Region wie eu-west-1.</translation>
    </message>
    <message>
        <source>An access key has letters, digits and underscores only.</source>
        <translation>Ein Zugriffsschlüssel hat nur Buchstaben, Ziffern und Unterstriche.</translation>
    </message>
</context>
<context>
    <name>ReportText</name>
    <message>
        <source>The shop&apos;s settings agree with their history</source>
        <translation>Die Einstellungen des Shops stimmen mit ihrer Geschichte überein</translation>
    </message>
    <message>
        <source>Every amount is in the shop&apos;s currency</source>
        <translation>Jeder Betrag ist in der Währung des Shops</translation>
    </message>
    <message>
        <source>%1: %2, %3, %4</source>
        <extracomment>A month of an import, or all of it; then lines, invoices and the amount.</extracomment>
        <translation>%1: %2, %3, %4</translation>
    </message>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln Zeile</numerusform>
            <numerusform>%Ln Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln invoice(s)</source>
        <translation>
            <numerusform>%Ln Rechnung</numerusform>
            <numerusform>%Ln Rechnungen</numerusform>
        </translation>
    </message>
    <message>
        <source>From %1 to %2</source>
        <translation>Vom %1 bis %2</translation>
    </message>
    <message>
        <source>Orders: %1</source>
        <translation>Bestellungen: %1</translation>
    </message>
    <message>
        <source>Credit notes: %1</source>
        <translation>Gutschriften: %1</translation>
    </message>
    <message>
        <source>Manual adjustments: %1</source>
        <translation>Manuelle Korrekturen: %1</translation>
    </message>
    <message>
        <source>Stock corrections: %1</source>
        <translation>Bestandskorrekturen: %1</translation>
    </message>
    <message>
        <source>Imported already: %1</source>
        <translation>Schon importiert: %1</translation>
    </message>
    <message>
        <source>tab</source>
        <comment>sign between columns</comment>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>day first</source>
        <translation>Tag zuerst</translation>
    </message>
    <message>
        <source>month first</source>
        <translation>Monat zuerst</translation>
    </message>
    <message>
        <source>year first</source>
        <translation>Jahr zuerst</translation>
    </message>
    <message>
        <source>Read as %1, columns separated by “%2”, decimals with “%3”, dates: %4</source>
        <extracomment>How a file was read: its encoding, the signs of columns and decimals, the order of dates.</extracomment>
        <translation>Gelesen als %1, Spalten getrennt durch „%2“, Dezimalzeichen „%3“, Datum: %4</translation>
    </message>
    <message>
        <source>Lines read: %1</source>
        <translation>Gelesene Zeilen: %1</translation>
    </message>
    <message>
        <source>Lines left out: %1</source>
        <translation>Zeilen ausgelassen: %1</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Rounding to whole amounts changes the total by %1.</source>
        <translation>Das Runden auf ganze Beträge ändert die Summe um %1.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>orders, credit notes</comment>
        <translation>%1 und %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln Bestellung</numerusform>
            <numerusform>%Ln Bestellungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln credit note(s)</source>
        <translation>
            <numerusform>%Ln Gutschrift</numerusform>
            <numerusform>%Ln Gutschriften</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was imported. Running the import again goes on from here.</source>
        <translation>Es wurde nichts importiert. Ein erneuter Import macht hier weiter.</translation>
    </message>
    <message>
        <source>%1 were imported and stay in the shop. Running the import again goes on from here.</source>
        <translation>%1 wurden importiert und bleiben im Shop. Ein erneuter Import macht hier weiter.</translation>
    </message>
    <message>
        <source>Imported %1; %2 were there already.</source>
        <translation>%1 importiert; %2 waren schon vorhanden.</translation>
    </message>
    <message>
        <source>Imported %1; %2 were there already, and %3 were refused.</source>
        <translation>%1 importiert; %2 waren schon vorhanden, %3 wurden abgelehnt.</translation>
    </message>
    <message>
        <source>Wrong number of fields; invoice left out</source>
        <translation>Falsche Anzahl von Feldern; Rechnung ausgelassen</translation>
    </message>
    <message>
        <source>A code that a spreadsheet has rounded; invoice left out</source>
        <translation>Ein Code, den eine Tabellenkalkulation gerundet hat; Rechnung ausgelassen</translation>
    </message>
    <message>
        <source>The line is too long; invoice left out</source>
        <translation>Die Zeile ist zu lang; Rechnung ausgelassen</translation>
    </message>
    <message>
        <source>No usable invoice number; invoice left out</source>
        <translation>Keine brauchbare Rechnungsnummer; Rechnung ausgelassen</translation>
    </message>
    <message>
        <source>No usable product code; invoice left out</source>
        <translation>Kein brauchbarer Artikelcode; Rechnung ausgelassen</translation>
    </message>
    <message>
        <source>The quantity is not possible; invoice left out</source>
        <translation>Die Menge ist nicht möglich; Rechnung ausgelassen</translation>
    </message>
    <message>
        <source>The price is not possible; invoice left out</source>
        <translation>Der Preis ist nicht möglich; Rechnung ausgelassen</translation>
    </message>
    <message>
        <source>Not a date and time; invoice left out</source>
        <translation>Kein Datum mit Uhrzeit; Rechnung ausgelassen</translation>
    </message>
    <message>
        <source>The customer number is not usable; invoice left out</source>
        <translation>Die Kundennummer ist nicht brauchbar; Rechnung ausgelassen</translation>
    </message>
    <message>
        <source>The shop refused the invoice; its lines are left out</source>
        <translation>Der Shop hat die Rechnung abgelehnt; ihre Zeilen sind ausgelassen</translation>
    </message>
    <message>
        <source>Negative quantity without a price; taken as a stock correction</source>
        <translation>Negative Menge ohne Preis; als Bestandskorrektur übernommen</translation>
    </message>
    <message>
        <source>Sold for nothing</source>
        <translation>Ohne Preis verkauft</translation>
    </message>
    <message>
        <source>Negative price; taken as a manual adjustment</source>
        <translation>Negativer Preis; als manuelle Korrektur übernommen</translation>
    </message>
    <message>
        <source>Negative quantity on an invoice; taken as a credit note</source>
        <translation>Negative Menge auf einer Rechnung; als Gutschrift übernommen</translation>
    </message>
    <message>
        <source>Positive quantity on a cancellation; taken as a sale</source>
        <translation>Positive Menge auf einer Stornierung; als Verkauf übernommen</translation>
    </message>
    <message>
        <source>Quantity and price are negative; taken as a sale</source>
        <translation>Menge und Preis sind negativ; als Verkauf übernommen</translation>
    </message>
    <message>
        <source>The price is finer than the currency; the line&apos;s total is rounded</source>
        <translation>Der Preis ist feiner als die Währung; die Zeilensumme ist gerundet</translation>
    </message>
    <message>
        <source>The product has no description</source>
        <translation>Der Artikel hat keine Beschreibung</translation>
    </message>
    <message>
        <source>The invoice number comes up again; taken as another order</source>
        <translation>Die Rechnungsnummer kommt noch einmal vor; als weitere Bestellung übernommen</translation>
    </message>
    <message>
        <source>Another customer than on the invoice&apos;s first line; the first counts</source>
        <translation>Anderer Kunde als in der ersten Zeile der Rechnung; der erste gilt</translation>
    </message>
    <message>
        <source>Another line of the invoice cannot be read; left out with it</source>
        <translation>Eine andere Zeile der Rechnung ist nicht lesbar; mit ihr ausgelassen</translation>
    </message>
    <message>
        <source>Already imported with other contents, which stay as they are</source>
        <translation>Bereits mit anderem Inhalt übernommen; er bleibt, wie er ist</translation>
    </message>
    <message>
        <source>The shop had too little in stock; stock was added</source>
        <translation>Der Bestand reichte nicht; Bestand wurde ergänzt</translation>
    </message>
    <message>
        <source>The database file is sound</source>
        <translation>Die Datenbankdatei ist unversehrt</translation>
    </message>
    <message>
        <source>The history of every record is complete and unaltered</source>
        <translation>Jede Historie ist vollständig und unverändert</translation>
    </message>
    <message>
        <source>The order list agrees with the history</source>
        <translation>Die Bestellliste stimmt mit der Historie überein</translation>
    </message>
    <message>
        <source>The order lines agree with the history</source>
        <translation>Die Bestellpositionen stimmen mit der Historie überein</translation>
    </message>
    <message>
        <source>The payments agree with the history</source>
        <translation>Die Zahlungen stimmen mit der Historie überein</translation>
    </message>
    <message>
        <source>Orders by day agree with the history</source>
        <translation>Die Bestellungen je Tag stimmen mit der Historie überein</translation>
    </message>
    <message>
        <source>Payments by day agree with the history</source>
        <translation>Die Zahlungen je Tag stimmen mit der Historie überein</translation>
    </message>
    <message>
        <source>The products agree with the history</source>
        <translation>Die Artikel stimmen mit der Historie überein</translation>
    </message>
    <message>
        <source>The customers agree with the history</source>
        <translation>Die Kunden stimmen mit der Historie überein</translation>
    </message>
    <message>
        <source>The stock movements agree with the history</source>
        <translation>Die Bestandsbewegungen stimmen mit der Historie überein</translation>
    </message>
    <message>
        <source>The stock is the sum of its movements</source>
        <translation>Der Bestand ist die Summe seiner Bewegungen</translation>
    </message>
    <message>
        <source>No product is promised more often than it is there</source>
        <translation>Kein Artikel ist öfter zugesagt, als er da ist</translation>
    </message>
    <message>
        <source>Every order&apos;s total is the sum of its lines</source>
        <translation>Jede Bestellsumme ist die Summe ihrer Positionen</translation>
    </message>
    <message>
        <source>No order is refunded more than was paid</source>
        <translation>Keine Bestellung ist höher erstattet als bezahlt</translation>
    </message>
    <message>
        <source>Nothing was returned that was not shipped, or shipped that was not ordered</source>
        <translation>Nichts wurde zurückgenommen, was nicht versendet, und nichts versendet, was nicht bestellt wurde</translation>
    </message>
    <message>
        <source>The order numbers have no gap</source>
        <translation>Die Bestellnummern haben keine Lücke</translation>
    </message>
    <message>
        <source>Nothing was done twice</source>
        <translation>Nichts wurde doppelt ausgeführt</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A broken rule of the shop and in how many places it is broken.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>The shop is in order: %1 things were checked.</source>
        <translation>Der Shop ist in Ordnung: %1 Prüfungen bestanden.</translation>
    </message>
    <message>
        <source>Nothing is wrong with the %1 things that were checked. These rules could not be checked: %2. The command line says why: countertop-cli verify</source>
        <translation>An den %1 geprüften Dingen ist nichts falsch. Diese Regeln ließen sich nicht prüfen: %2. Die Befehlszeile sagt, warum: countertop-cli verify</translation>
    </message>
    <message numerus="yes">
        <source>The shop is damaged in %Ln place(s). These rules are broken: %1. The command line names each place: countertop-cli verify</source>
        <translation>
            <numerusform>Der Shop ist an %Ln Stelle beschädigt. Diese Regeln sind verletzt: %1. Die Befehlszeile nennt jede Stelle: countertop-cli verify</numerusform>
            <numerusform>Der Shop ist an %Ln Stellen beschädigt. Diese Regeln sind verletzt: %1. Die Befehlszeile nennt jede Stelle: countertop-cli verify</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <extracomment>Why an import stopped, then what is in the shop already.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The import was cancelled. %1</source>
        <comment>what is in the shop already</comment>
        <translation>Der Import wurde abgebrochen. %1</translation>
    </message>
    <message>
        <source>Every fulfilment fits its order</source>
        <translation>Jede Abwicklung passt zu ihrer Bestellung</translation>
    </message>
    <message>
        <source>Nothing of the sealed history was altered, added or removed</source>
        <translation>Nichts von der versiegelten Historie wurde geändert, hinzugefügt oder entfernt</translation>
    </message>
    <message>
        <source>Invoices left out: %1</source>
        <translation>Rechnungen ausgelassen: %1</translation>
    </message>
    <message>
        <source>Already imported with other contents, which were corrected</source>
        <translation>Bereits mit anderem Inhalt übernommen; er wurde berichtigt</translation>
    </message>
    <message>
        <source>With other contents than here: %1</source>
        <translation>Mit anderem Inhalt als hier: %1</translation>
    </message>
    <message>
        <source>Corrected: %1</source>
        <translation>Berichtigt: %1</translation>
    </message>
    <message>
        <source>Imported %1; lines left out: %2; with other contents than here: %3.</source>
        <translation>Übernommen: %1; Zeilen ausgelassen: %2; mit anderem Inhalt als hier: %3.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 (line(s) %3)</source>
        <extracomment>What is odd about lines of an import, how often, and the numbers of the first lines.</extracomment>
        <translation>
            <numerusform>%1: %2 (Zeile %3)</numerusform>
            <numerusform>%1: %2 (Zeilen %3)</numerusform>
        </translation>
    </message>
    <message>
        <source>The log and the deliveries are as they were sealed</source>
        <translation>Das Protokoll und die Übertragungen sind, wie sie versiegelt wurden</translation>
    </message>
    <message>
        <source>The receivers of deliveries are as they were set</source>
        <translation>Die Empfänger der Übertragungen sind, wie sie festgelegt wurden</translation>
    </message>
    <message>
        <source>Every record can be read</source>
        <translation>Jede Aufzeichnung ist lesbar</translation>
    </message>
    <message>
        <source>Every delivery belongs to one record and one receiver</source>
        <translation>Jede Übertragung gehört zu einer Aufzeichnung und einem Empfänger</translation>
    </message>
    <message>
        <source>Customer totals, best sellers and search fit the records</source>
        <translation>Kundensummen, Bestseller und Suche passen zu den Aufzeichnungen</translation>
    </message>
</context>
<context>
    <name>SpanText</name>
    <message>
        <source>vs previous 7 days</source>
        <translation>ggü. 7 Tagen davor</translation>
    </message>
    <message>
        <source>vs previous 30 days</source>
        <translation>ggü. 30 Tagen davor</translation>
    </message>
    <message>
        <source>vs the year before</source>
        <translation>ggü. Vorjahr</translation>
    </message>
    <message>
        <source>vs the days before</source>
        <translation>ggü. Tagen davor</translation>
    </message>
</context>
<context>
    <name>StatusWords</name>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>bezahlt</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>versendet</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>storniert</translation>
    </message>
    <message>
        <source>unpaid</source>
        <translation>unbezahlt</translation>
    </message>
    <message>
        <source>authorised</source>
        <translation>autorisiert</translation>
    </message>
    <message>
        <source>voided</source>
        <translation>aufgehoben</translation>
    </message>
    <message>
        <source>payment failed</source>
        <translation>Zahlung gescheitert</translation>
    </message>
    <message>
        <source>partly paid</source>
        <translation>teilweise bezahlt</translation>
    </message>
    <message>
        <source>overpaid</source>
        <translation>überzahlt</translation>
    </message>
    <message>
        <source>partly refunded</source>
        <translation>teilweise erstattet</translation>
    </message>
    <message>
        <source>refunded</source>
        <translation>erstattet</translation>
    </message>
    <message>
        <source>not shipped</source>
        <translation>nicht versendet</translation>
    </message>
    <message>
        <source>partly shipped</source>
        <translation>teilweise versendet</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>übergeben</translation>
    </message>
    <message>
        <source>partly returned</source>
        <translation>teilweise zurück</translation>
    </message>
    <message>
        <source>returned</source>
        <translation>zurückgegeben</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>wird gesendet</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>will retry</source>
        <translation>wird wiederholt</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>cash</source>
        <translation>Bar</translation>
    </message>
    <message>
        <source>card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>voucher</source>
        <translation>Gutschein</translation>
    </message>
    <message>
        <source>bank transfer</source>
        <translation>Überweisung</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
    <message>
        <source>payment service</source>
        <translation>Zahlungsdienst</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>verworfen</translation>
    </message>
</context>
<context>
    <name>countertop::ActivityDetailPane</name>
    <message>
        <source>Nothing chosen</source>
        <translation>Nichts gewählt</translation>
    </message>
    <message>
        <source>Choose an event or a command to see what it says and what led to it.</source>
        <translation>Wählen Sie ein Ereignis oder einen Befehl, um Inhalt und Ursachen zu sehen.</translation>
    </message>
    <message>
        <source>What led to what</source>
        <translation>Was wozu geführt hat</translation>
    </message>
    <message>
        <source>What the event says</source>
        <translation>Inhalt des Ereignisses</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Show order</source>
        <translation>Zur Bestellung</translation>
    </message>
    <message>
        <source>Only this flow</source>
        <translation>Nur diesen Ablauf</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>betrifft %1</translation>
    </message>
    <message>
        <source>Stream %1, version %2</source>
        <translation>Datensatz %1, Version %2</translation>
    </message>
    <message>
        <source>Id %1</source>
        <translation>Kennung %1</translation>
    </message>
    <message>
        <source>Correlation %1</source>
        <translation>Korrelation %1</translation>
    </message>
    <message>
        <source>Causation %1</source>
        <translation>Ursache %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>countertop::ActivityFilterBar</name>
    <message>
        <source>Filter events</source>
        <translation>Ereignisse filtern</translation>
    </message>
    <message>
        <source>Kind, such as Order.*</source>
        <translation>Art, etwa Order.*</translation>
    </message>
    <message>
        <source>Order or stream</source>
        <translation>Bestellung oder Datensatz</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Kasse</translation>
    </message>
    <message>
        <source>“Order.*” begins with Order, any other word is contained; several are separated by spaces.</source>
        <translation>„Order.*“ beginnt mit Order, jedes andere Wort ist enthalten; mehrere sind durch Leerzeichen getrennt.</translation>
    </message>
    <message>
        <source>An order&apos;s number, a stream, a SKU, or the id of a flow.</source>
        <translation>Eine Bestellnummer, ein Datensatz, eine Artikelnummer oder die Kennung eines Ablaufs.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>One flow</source>
        <translation>Ein Ablauf</translation>
    </message>
    <message>
        <source>Show everything, not only one flow</source>
        <translation>Alles zeigen, nicht nur einen Ablauf</translation>
    </message>
</context>
<context>
    <name>countertop::ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Noch ist nichts geschehen</translation>
    </message>
    <message>
        <source>Every sale, payment and change of stock appears here.</source>
        <translation>Hier erscheinen alle Verkäufe, Zahlungen und Bestandsänderungen.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Events and commands</source>
        <translation>Ereignisse und Befehle</translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln; narrow the filter to see more</source>
        <translation>
            <numerusform>Das neueste; für mehr den Filter verengen</numerusform>
            <numerusform>Die neuesten %Ln; für mehr den Filter verengen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln found, looking back from %1</source>
        <translation>
            <numerusform>%Ln gefunden, Suche rückwärts ab %1</numerusform>
            <numerusform>%Ln gefunden, Suche rückwärts ab %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in all</source>
        <translation>
            <numerusform>Insgesamt %Ln</numerusform>
            <numerusform>Insgesamt %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln</source>
        <translation>
            <numerusform>Das neueste</numerusform>
            <numerusform>Die neuesten %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing matches</source>
        <translation>Keine Treffer</translation>
    </message>
    <message>
        <source>No event and no command fits all of these filters.</source>
        <translation>Kein Ereignis und kein Befehl passt zu all diesen Filtern.</translation>
    </message>
    <message>
        <source>The activity cannot be read</source>
        <translation>Die Aktivität ist nicht lesbar</translation>
    </message>
    <message>
        <source>Parts of the activity</source>
        <translation>Teile der Aktivität</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>Projections</source>
        <translation>Projektionen</translation>
    </message>
</context>
<context>
    <name>countertop::ActivityTableModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Kasse</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Worüber</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>countertop::ActivityText</name>
    <message>
        <source>event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
</context>
<context>
    <name>countertop::AddProductDialog</name>
    <message>
        <source>Add product</source>
        <translation>Artikel anlegen</translation>
    </message>
    <message>
        <source>Adding…</source>
        <translation>Wird angelegt…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>form</comment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>Artikelnummer</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Price with tax</source>
        <translation>Bruttopreis</translation>
    </message>
    <message>
        <source>Tax in percent (optional)</source>
        <translation>Steuersatz in Prozent (optional)</translation>
    </message>
    <message>
        <source>Barcode (optional)</source>
        <translation>Barcode (optional)</translation>
    </message>
    <message>
        <source>Stock on hand</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Reorder level (optional)</source>
        <translation>Meldebestand (optional)</translation>
    </message>
    <message>
        <source>Give the product&apos;s SKU.</source>
        <translation>Geben Sie die Artikelnummer an.</translation>
    </message>
    <message>
        <source>Give the product&apos;s name.</source>
        <translation>Geben Sie den Namen des Artikels an.</translation>
    </message>
    <message>
        <source>Type a rate between 0 and 100 with at most three decimals, for example %1.</source>
        <translation>Geben Sie einen Satz zwischen 0 und 100 mit höchstens drei Nachkommastellen ein, zum Beispiel %1.</translation>
    </message>
    <message>
        <source>Type a whole number, 0 or more.</source>
        <translation>Geben Sie eine ganze Zahl ein, mindestens 0.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>label of an amount, its currency</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>countertop::Application</name>
    <message>
        <source>The language changes when Countertop is started again.</source>
        <translation>Die Sprache ändert sich beim nächsten Start von Countertop.</translation>
    </message>
    <message>
        <source>The sale in hand cannot be saved to “%1”; it would not survive a crash.</source>
        <translation>Der laufende Verkauf kann nicht in „%1“ gesichert werden; bei einem Absturz ginge er verloren.</translation>
    </message>
    <message>
        <source>The fulfilment goes on as asked.</source>
        <translation>Die Abwicklung geht wie gewünscht weiter.</translation>
    </message>
</context>
<context>
    <name>countertop::AwsBrokerDialog</name>
    <message>
        <source>Amazon SNS</source>
        <translation>Amazon SNS</translation>
    </message>
    <message>
        <source>For topics of Amazon SNS, or of a service with the same interface. The secret key is kept in the keychain of this computer.</source>
        <translation>Für Topics von Amazon SNS oder eines Dienstes mit derselben Schnittstelle. Der geheime Schlüssel liegt im Schlüsselbund dieses Computers.</translation>
    </message>
    <message>
        <source>Endpoint (empty: Amazon&apos;s)</source>
        <translation>Endpunkt (leer: der von Amazon)</translation>
    </message>
    <message>
        <source>Region (empty: the topic&apos;s)</source>
        <translation>Region (leer: die des Topics)</translation>
    </message>
    <message>
        <source>Access key</source>
        <translation>Zugriffsschlüssel</translation>
    </message>
    <message>
        <source>Secret key</source>
        <translation>Geheimer Schlüssel</translation>
    </message>
</context>
<context>
    <name>countertop::Banner</name>
    <message>
        <source>Information</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
</context>
<context>
    <name>countertop::BellButton</name>
    <message>
        <source>Notices</source>
        <translation>Hinweise</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unread</source>
        <translation>
            <numerusform>%Ln ungelesen</numerusform>
            <numerusform>%Ln ungelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <extracomment>A word, then how many are unread.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A word and the key that opens it.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>countertop::BrokerDialog</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>form</comment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Saved; type a new one to replace it</source>
        <translation>Gespeichert; tippen ersetzt es</translation>
    </message>
    <message>
        <source>Keep, or replace by the typed one</source>
        <translation>Behalten oder durch das getippte ersetzen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>The one in the keychain</source>
        <translation>Das im Schlüsselbund</translation>
    </message>
    <message>
        <source>Set by %1, which takes precedence.</source>
        <translation>Durch %1 eingestellt; das hat Vorrang.</translation>
    </message>
</context>
<context>
    <name>countertop::BrokersView</name>
    <message>
        <source>Brokers that this computer delivers through when a route names none. Changes apply from the next message on. Passwords are kept in the keychain of this computer.</source>
        <translation>Broker, über die dieser Computer zustellt, wenn ein Weg keinen nennt. Änderungen gelten ab der nächsten Nachricht. Passwörter liegen im Schlüsselbund dieses Computers.</translation>
    </message>
    <message>
        <source>Redis server</source>
        <translation>Redis-Server</translation>
    </message>
    <message>
        <source>Kafka brokers</source>
        <translation>Kafka-Broker</translation>
    </message>
    <message>
        <source>Amazon SNS</source>
        <translation>Amazon SNS</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern…</translation>
    </message>
    <message>
        <source>Change %1</source>
        <extracomment>A broker&apos;s name.</extracomment>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Not set</source>
        <translation>Nicht eingestellt</translation>
    </message>
    <message>
        <source>Set by %1 in the environment, which takes precedence; change it there.</source>
        <extracomment>Names of variables of the environment.</extracomment>
        <translation>Durch %1 in der Umgebung eingestellt; das hat Vorrang und wird dort geändert.</translation>
    </message>
</context>
<context>
    <name>countertop::CancelOrderDialog</name>
    <message>
        <source>The goods go back into stock.</source>
        <translation>Die Ware kommt zurück in den Bestand.</translation>
    </message>
    <message>
        <source>The goods go back into stock and %1 is refunded.</source>
        <translation>Die Ware kommt zurück in den Bestand, und der Kunde erhält %1 zurück.</translation>
    </message>
    <message>
        <source>Cancel order %1?</source>
        <translation>Bestellung %1 stornieren?</translation>
    </message>
    <message>
        <source>Cancel order</source>
        <translation>Bestellung stornieren</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird storniert…</translation>
    </message>
    <message>
        <source>Keep order</source>
        <translation>Bestellung behalten</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Say why the order is cancelled.</source>
        <translation>Geben Sie an, warum die Bestellung storniert wird.</translation>
    </message>
    <message>
        <source>The draft is given up. Its goods are still in stock.</source>
        <translation>Der Entwurf wird verworfen. Seine Ware ist noch im Bestand.</translation>
    </message>
    <message>
        <source>Cancel this draft?</source>
        <translation>Diesen Entwurf verwerfen?</translation>
    </message>
    <message>
        <source>Cancel draft</source>
        <translation>Entwurf verwerfen</translation>
    </message>
    <message>
        <source>Keep draft</source>
        <translation>Entwurf behalten</translation>
    </message>
</context>
<context>
    <name>countertop::CellText</name>
    <message>
        <source>draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>pending</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>bezahlt</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>versendet</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>storniert</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>sending</source>
        <translation>wird gesendet</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>will retry</source>
        <translation>wird wiederholt</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>cash</source>
        <translation>bar</translation>
    </message>
    <message>
        <source>card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>voucher</source>
        <translation>Gutschein</translation>
    </message>
    <message>
        <source>bank transfer</source>
        <translation>Überweisung</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>importiert</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>day, time</comment>
        <extracomment>Day and month in a table, for example &quot;21 Nov&quot;; a QLocale date format.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>Day, month and year in a table, for example &quot;21 Nov 2026&quot;; a QLocale date format.</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <extracomment>One day of a revenue table, for example &quot;Sat 21 Nov 2026&quot;; a QLocale date format.</extracomment>
        <translation>ddd, d. MMM yyyy</translation>
    </message>
    <message>
        <source>Week %1, %2</source>
        <comment>week number, year</comment>
        <translation>KW %1/%2</translation>
    </message>
    <message>
        <source>payment service</source>
        <translation>Zahlungsdienst</translation>
    </message>
    <message>
        <source>credit note</source>
        <translation>Gutschrift</translation>
    </message>
    <message>
        <source>refunded</source>
        <translation>erstattet</translation>
    </message>
    <message>
        <source>partly refunded</source>
        <translation>teilweise erstattet</translation>
    </message>
    <message>
        <source>discarded</source>
        <translation>verworfen</translation>
    </message>
</context>
<context>
    <name>countertop::ChangePriceDialog</name>
    <message>
        <source>Change the price of %1</source>
        <translation>Preis von %1 ändern</translation>
    </message>
    <message>
        <source>Now %1. Orders already placed keep their price.</source>
        <translation>Bisher %1. Bereits aufgegebene Bestellungen behalten ihren Preis.</translation>
    </message>
    <message>
        <source>Change price</source>
        <translation>Preis ändern</translation>
    </message>
    <message>
        <source>Changing…</source>
        <translation>Wird geändert…</translation>
    </message>
    <message>
        <source>Keep price</source>
        <translation>Preis behalten</translation>
    </message>
    <message>
        <source>New price with tax</source>
        <translation>Neuer Bruttopreis</translation>
    </message>
    <message>
        <source>Somebody else changed this product meanwhile; it costs %1 now. Check your price and change it again.</source>
        <translation>Dieser Artikel wurde inzwischen von jemand anderem geändert; er kostet jetzt %1. Prüfen Sie Ihren Preis und ändern Sie ihn erneut.</translation>
    </message>
</context>
<context>
    <name>countertop::ChangeText</name>
    <message>
        <source>%1 × %2 added</source>
        <comment>quantity, product</comment>
        <translation>%1 × %2 hinzugefügt</translation>
    </message>
    <message>
        <source>%1 × %2 removed</source>
        <comment>quantity, product</comment>
        <translation>%1 × %2 entfernt</translation>
    </message>
    <message>
        <source>%1 × %2 shipped</source>
        <comment>quantity, product</comment>
        <translation>%1 × %2 versendet</translation>
    </message>
    <message>
        <source>%1: %2 instead of %3</source>
        <comment>product, new quantity, old quantity</comment>
        <translation>%1: %2 statt %3</translation>
    </message>
    <message>
        <source>Paid %1, %2</source>
        <comment>amount, payment method</comment>
        <translation>%1 bezahlt, %2</translation>
    </message>
    <message>
        <source>Paid %1 in cash</source>
        <translation>%1 bar bezahlt</translation>
    </message>
    <message>
        <source>Paid %1 in cash, change %2</source>
        <translation>%1 bar bezahlt, Rückgeld %2</translation>
    </message>
    <message>
        <source>Refunded %1 in cash</source>
        <translation>%1 bar erstattet</translation>
    </message>
    <message>
        <source>Refunded %1, %2</source>
        <comment>amount, payment method</comment>
        <translation>%1 erstattet, %2</translation>
    </message>
    <message>
        <source>Credit note %1 over %2</source>
        <translation>Gutschrift %1 über %2</translation>
    </message>
    <message>
        <source>Placed as %1 for %2</source>
        <comment>number, total</comment>
        <translation>Bestellt als %1 für %2</translation>
    </message>
    <message>
        <source>Begun for a walk-in customer</source>
        <translation>Begonnen für Laufkundschaft</translation>
    </message>
    <message>
        <source>Begun for %1</source>
        <translation>Begonnen für %1</translation>
    </message>
    <message>
        <source>Confirmed automatically</source>
        <translation>Automatisch bestätigt</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Bestätigt</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Versendet</translation>
    </message>
    <message>
        <source>Shipped, tracking %1</source>
        <translation>Versendet, Sendungsnummer %1</translation>
    </message>
    <message>
        <source>Handed over at the counter</source>
        <translation>An der Theke übergeben</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Geliefert</translation>
    </message>
    <message>
        <source>Completed automatically</source>
        <translation>Automatisch abgeschlossen</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Status %1, before %2</source>
        <translation>Status %1, vorher %2</translation>
    </message>
    <message>
        <source>Recorded by a newer Countertop: %1</source>
        <translation>Von einem neueren Countertop aufgezeichnet: %1</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more line(s)</source>
        <translation>
            <numerusform>und %Ln weitere Position</numerusform>
            <numerusform>und %Ln weitere Positionen</numerusform>
        </translation>
    </message>
    <message>
        <source>Refund of %1 asked of the payment service</source>
        <translation>Erstattung von %1 beim Zahlungsdienst angefordert</translation>
    </message>
    <message>
        <source>Refund of %1 by the payment service given up</source>
        <translation>Erstattung von %1 über den Zahlungsdienst aufgegeben</translation>
    </message>
</context>
<context>
    <name>countertop::CommandPage</name>
    <message>
        <source>It is not known yet whether that was done. Look before you do it again.</source>
        <translation>Ob das geschehen ist, ist noch nicht bekannt. Sehen Sie nach, bevor Sie es noch einmal tun.</translation>
    </message>
</context>
<context>
    <name>countertop::CorrectStockDialog</name>
    <message>
        <source>Correct the stock of %1</source>
        <translation>Bestand von %1 korrigieren</translation>
    </message>
    <message>
        <source>%1 on hand by the books, %2 of them reserved.</source>
        <translation>Gebuchter Bestand: %1, davon %2 reserviert.</translation>
    </message>
    <message>
        <source>Correct stock</source>
        <translation>Bestand korrigieren</translation>
    </message>
    <message>
        <source>Correcting…</source>
        <translation>Wird korrigiert…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>form</comment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Counted on the shelf</source>
        <translation>Gezählter Bestand</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Type a whole number, 0 or more.</source>
        <translation>Geben Sie eine ganze Zahl ein, mindestens 0.</translation>
    </message>
    <message>
        <source>That is what the books say already.</source>
        <translation>Dieser Bestand ist bereits gebucht.</translation>
    </message>
    <message>
        <source>Say why the stock is corrected.</source>
        <translation>Geben Sie an, warum der Bestand korrigiert wird.</translation>
    </message>
    <message>
        <source>%1 on hand when you began, %2 now: %3 left meanwhile.</source>
        <translation>%1 im Bestand, als Sie begannen, jetzt %2: %3 gingen inzwischen hinaus.</translation>
    </message>
    <message>
        <source>%1 on hand when you began, %2 now: %3 came in meanwhile.</source>
        <translation>%1 im Bestand, als Sie begannen, jetzt %2: %3 kamen inzwischen hinzu.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Bitte wählen…</translation>
    </message>
    <message>
        <source>Choose when you counted.</source>
        <translation>Wählen Sie, wann Sie gezählt haben.</translation>
    </message>
    <message>
        <source>after that</source>
        <translation>danach</translation>
    </message>
    <message>
        <source>before that</source>
        <translation>davor</translation>
    </message>
    <message>
        <source>You counted</source>
        <translation>Gezählt wurde</translation>
    </message>
</context>
<context>
    <name>countertop::CustomerDialog</name>
    <message>
        <source>Add customer</source>
        <translation>Kunden anlegen</translation>
    </message>
    <message>
        <source>Only the name is needed.</source>
        <translation>Nur der Name ist erforderlich.</translation>
    </message>
    <message>
        <source>Adding…</source>
        <translation>Wird angelegt…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>form</comment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 bearbeiten</translation>
    </message>
    <message>
        <source>Orders already placed keep the name they were placed under.</source>
        <translation>Bereits aufgegebene Bestellungen behalten den bisherigen Namen.</translation>
    </message>
    <message>
        <source>Save customer</source>
        <translation>Kunden speichern</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Give the customer&apos;s name.</source>
        <translation>Geben Sie den Namen des Kunden an.</translation>
    </message>
    <message>
        <source>An e-mail address is like name@example.com.</source>
        <translation>Eine E-Mail-Adresse sieht aus wie name@example.com.</translation>
    </message>
</context>
<context>
    <name>countertop::CustomerMessagesView</name>
    <message>
        <source>Order received</source>
        <translation>Bestellung eingegangen</translation>
    </message>
    <message>
        <source>Order confirmed</source>
        <translation>Bestellung bestätigt</translation>
    </message>
    <message>
        <source>Order shipped</source>
        <translation>Bestellung versendet</translation>
    </message>
    <message>
        <source>Send this message</source>
        <translation>Diese Nachricht senden</translation>
    </message>
    <message>
        <source>Use standard text</source>
        <translation>Standardtext nehmen</translation>
    </message>
    <message>
        <source>Discard changes</source>
        <translation>Verwerfen…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Language of the messages</source>
        <translation>Sprache der Nachrichten</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gespeichert…</translation>
    </message>
    <message>
        <source>The messages cannot be read</source>
        <translation>Die Nachrichten lassen sich nicht lesen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>You are not allowed to change the messages to customers.</source>
        <translation>Sie dürfen die Nachrichten an Kunden nicht ändern.</translation>
    </message>
    <message>
        <source>Somebody else has changed this text meanwhile. Saving replaces theirs.</source>
        <translation>Jemand anders hat diesen Text inzwischen geändert. Beim Speichern wird er ersetzt.</translation>
    </message>
    <message>
        <source>Not saved yet: %1</source>
        <extracomment>One or several messages.</extracomment>
        <translation>Noch nicht gespeichert: %1</translation>
    </message>
    <message>
        <source>Write the messages in %1?</source>
        <translation>Die Nachrichten auf %1 schreiben?</translation>
    </message>
    <message>
        <source>Standard texts change to this language. Texts of your own stay as they are.</source>
        <translation>Standardtexte wechseln zu dieser Sprache. Eigene Texte bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Change language</source>
        <translation>Sprache wechseln</translation>
    </message>
    <message>
        <source>Keep language</source>
        <translation>Sprache behalten</translation>
    </message>
    <message>
        <source>Throw away what you typed?</source>
        <translation>Das Eingetippte verwerfen?</translation>
    </message>
    <message>
        <source>The saved text of “%1” is shown again.</source>
        <translation>Der gespeicherte Text von „%1“ wird wieder angezeigt.</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Keep typing</source>
        <translation>Weiter eingeben</translation>
    </message>
    <message>
        <source>The messages are written in %1 now. Texts of your own stay as they are.</source>
        <translation>Die Nachrichten werden jetzt auf %1 geschrieben. Eigene Texte bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>The text of “%1” is saved.</source>
        <translation>Der Text von „%1“ ist gespeichert.</translation>
    </message>
    <message>
        <source>“%1” is sent from now on.</source>
        <translation>„%1“ wird ab jetzt gesendet.</translation>
    </message>
    <message>
        <source>“%1” is not sent any more.</source>
        <translation>„%1“ wird nicht mehr gesendet.</translation>
    </message>
</context>
<context>
    <name>countertop::CustomerPicker</name>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Walk-in customer</source>
        <translation>Laufkunde</translation>
    </message>
    <message>
        <source>No customer of that name</source>
        <translation>Kein Kunde mit diesem Namen</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
</context>
<context>
    <name>countertop::CustomerTableModel</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
</context>
<context>
    <name>countertop::CustomersPage</name>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Add customer</source>
        <translation>Kunden anlegen</translation>
    </message>
    <message>
        <source>Search customers</source>
        <translation>Kunden suchen</translation>
    </message>
    <message>
        <source>Name, e-mail or phone</source>
        <translation>Name, E-Mail oder Telefon</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Show orders</source>
        <translation>Bestellungen zeigen</translation>
    </message>
    <message>
        <source>Nobody matches</source>
        <translation>Kein Treffer</translation>
    </message>
    <message>
        <source>No customer has “%1” in their name, e-mail or phone.</source>
        <translation>„%1“ kommt in keinem Namen, keiner E-Mail-Adresse und keiner Telefonnummer vor.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche löschen</translation>
    </message>
    <message>
        <source>No customers yet</source>
        <translation>Noch keine Kunden</translation>
    </message>
    <message>
        <source>Customers you know can be put on an order with F2 at the till.</source>
        <translation>Bekannte Kunden ordnen Sie an der Kasse mit F2 einer Bestellung zu.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s)</source>
        <translation>
            <numerusform>%Ln Kunde</numerusform>
            <numerusform>%Ln Kunden</numerusform>
        </translation>
    </message>
    <message>
        <source>The customers cannot be read</source>
        <translation>Die Kunden können nicht gelesen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>countertop::DayEdit</name>
    <message>
        <source>Type a day, like %1.</source>
        <translation>Geben Sie einen Tag ein, zum Beispiel %1.</translation>
    </message>
    <message>
        <source>“%1” is not a day of the calendar. Type it like %2.</source>
        <translation>„%1“ ist kein Tag des Kalenders. Geben Sie ihn so ein: %2.</translation>
    </message>
</context>
<context>
    <name>countertop::DayRangePicker</name>
    <message>
        <source>to</source>
        <comment>between two dates</comment>
        <translation>bis</translation>
    </message>
    <message>
        <source>Any date</source>
        <translation>Alle Tage</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Letzte 30 Tage</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>Letzte 12 Monate</translation>
    </message>
    <message>
        <source>From … to …</source>
        <translation>Von … bis …</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
</context>
<context>
    <name>countertop::DeliveriesPage</name>
    <message>
        <source>Deliveries</source>
        <translation>Übertragungen</translation>
    </message>
    <message>
        <source>Parts of the deliveries</source>
        <translation>Teile der Übertragungen</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Receivers</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Wege</translation>
    </message>
</context>
<context>
    <name>countertop::DeliveryDetailPane</name>
    <message>
        <source>No delivery chosen</source>
        <translation>Keine Übertragung gewählt</translation>
    </message>
    <message>
        <source>Choose a delivery to see its attempts and the message that is sent.</source>
        <translation>Wählen Sie eine Übertragung, um ihre Versuche und die gesendete Nachricht zu sehen.</translation>
    </message>
    <message>
        <source>Message that is sent</source>
        <translation>Gesendete Nachricht</translation>
    </message>
    <message>
        <source>Created %1</source>
        <translation>Angelegt: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln attempt(s)</source>
        <translation>
            <numerusform>%Ln Versuch</numerusform>
            <numerusform>%Ln Versuche</numerusform>
        </translation>
    </message>
    <message>
        <source>Delivered %1</source>
        <translation>Gesendet: %1</translation>
    </message>
    <message>
        <source>Next attempt %1</source>
        <translation>Nächster Versuch: %1</translation>
    </message>
    <message>
        <source>Show order</source>
        <translation>Zur Bestellung</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Technische Einzelheiten</translation>
    </message>
    <message>
        <source>To %1</source>
        <comment>where a message goes</comment>
        <translation>An %1</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Bestellung %1</translation>
    </message>
    <message>
        <source>Held: not sent until somebody lets it go.</source>
        <translation>Angehalten: wird erst gesendet, wenn jemand die Nachricht freigibt.</translation>
    </message>
    <message>
        <source>Waits until an earlier message about this order has arrived.</source>
        <translation>Wartet, bis eine frühere Nachricht zu dieser Bestellung angekommen ist.</translation>
    </message>
    <message>
        <source>Failed attempts</source>
        <translation>Fehlgeschlagene Versuche</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the message that is sent</source>
        <translation>Die gesendete Nachricht kopieren</translation>
    </message>
    <message>
        <source>Discarded: %1</source>
        <translation>Verworfen: %1</translation>
    </message>
    <message>
        <source>%1 · %2 ms · %3</source>
        <extracomment>A moment, how long it took in milliseconds, what the receiver answered.</extracomment>
        <translation>%1 · %2 ms · %3</translation>
    </message>
</context>
<context>
    <name>countertop::DeliveryFilterBar</name>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Will retry</source>
        <translation>Wird wiederholt</translation>
    </message>
    <message>
        <source>Held</source>
        <comment>messages</comment>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>Verworfen</translation>
    </message>
    <message>
        <source>Filter deliveries</source>
        <translation>Übertragungen filtern</translation>
    </message>
    <message>
        <source>Order, content or reason</source>
        <translation>Bestellung, Inhalt oder Grund</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Every receiver</source>
        <translation>Alle Empfänger</translation>
    </message>
</context>
<context>
    <name>countertop::DeliveryTableModel</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Angelegt</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>To</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>held</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>waiting its turn</source>
        <translation>wartet in Reihe</translation>
    </message>
    <message>
        <source>File %1</source>
        <translation>Datei %1</translation>
    </message>
    <message>
        <source>Redis channel %1</source>
        <translation>Redis-Kanal %1</translation>
    </message>
    <message>
        <source>Redis stream %1</source>
        <translation>Redis-Stream %1</translation>
    </message>
    <message>
        <source>Kafka topic %1</source>
        <translation>Kafka-Topic %1</translation>
    </message>
</context>
<context>
    <name>countertop::DestinationPane</name>
    <message>
        <source>No receiver chosen</source>
        <translation>Kein Empfänger gewählt</translation>
    </message>
    <message>
        <source>Choose a receiver to see how it does.</source>
        <translation>Wählen Sie einen Empfänger, um zu sehen, wie es um ihn steht.</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Technische Einzelheiten</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>Limit…</source>
        <translation>Begrenzen…</translation>
    </message>
    <message>
        <source>Show its messages</source>
        <translation>Seine Nachrichten zeigen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>A label and its value.</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Held</source>
        <comment>messages</comment>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Behind by</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Delivered in the last minute</source>
        <translation>In der letzten Minute gesendet</translation>
    </message>
    <message>
        <source>Last delivered</source>
        <translation>Zuletzt gesendet</translation>
    </message>
    <message>
        <source>Last failure</source>
        <translation>Letzter Fehlschlag</translation>
    </message>
    <message>
        <source>Disabled</source>
        <translation>Ausgeschaltet</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Gleichzeitig</translation>
    </message>
    <message>
        <source>as usual</source>
        <translation>wie üblich</translation>
    </message>
</context>
<context>
    <name>countertop::DestinationTableModel</name>
    <message>
        <source>Receiver</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Held</source>
        <comment>messages</comment>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Last minute</source>
        <translation>Letzte Minute</translation>
    </message>
    <message>
        <source>Last delivered</source>
        <translation>Zuletzt gesendet</translation>
    </message>
    <message>
        <source>Last failure</source>
        <translation>Letzter Fehlschlag</translation>
    </message>
</context>
<context>
    <name>countertop::DestinationText</name>
    <message>
        <source>disabled</source>
        <translation>ausgeschaltet</translation>
    </message>
    <message>
        <source>not from here</source>
        <translation>nicht von hier</translation>
    </message>
    <message>
        <source>failing</source>
        <translation>gestört</translation>
    </message>
    <message>
        <source>not used yet</source>
        <translation>noch nicht benutzt</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>Nothing is sent any more, because the receiver said that it is gone. Its messages are held until somebody enables it.</source>
        <translation>Es wird nichts mehr gesendet, denn der Empfänger hat mitgeteilt, dass es ihn nicht mehr gibt. Seine Nachrichten sind angehalten, bis ihn jemand einschaltet.</translation>
    </message>
    <message>
        <source>This computer lacks something to send there, such as a secret, a file of certificates or a broker. It leaves the messages to programs that have it.</source>
        <translation>Diesem Computer fehlt etwas, um dorthin zu senden, etwa ein Geheimnis, eine Zertifikatsdatei oder ein Broker. Er überlässt die Nachrichten Programmen, die es haben.</translation>
    </message>
    <message>
        <source>After several failures this computer sends nothing there until %1. Then it tries one message.</source>
        <translation>Nach mehreren Fehlern sendet dieser Computer bis %1 nichts dorthin. Dann versucht er eine Übertragung.</translation>
    </message>
</context>
<context>
    <name>countertop::DestinationsView</name>
    <message>
        <source>Receivers</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>The receivers cannot be read</source>
        <translation>Die Empfänger können nicht gelesen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The messages that were held are sent now.</source>
        <translation>Die angehaltenen Nachrichten werden jetzt gesendet.</translation>
    </message>
    <message>
        <source>The new limit applies to the next messages.</source>
        <translation>Die neue Grenze gilt ab den nächsten Nachrichten.</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere</source>
        <translation>Es wird nichts gesendet</translation>
    </message>
    <message>
        <source>Add a route, and the receiver it names appears here.</source>
        <translation>Legen Sie einen Weg an, dann erscheint sein Empfänger hier.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln receiver(s)</source>
        <translation>
            <numerusform>%Ln Empfänger</numerusform>
            <numerusform>%Ln Empfänger</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::DiscardDeliveryDialog</name>
    <message numerus="yes">
        <source>Discard %Ln deliveries?</source>
        <translation>
            <numerusform>Diese Übertragung verwerfen?</numerusform>
            <numerusform>%Ln Übertragungen verwerfen?</numerusform>
        </translation>
    </message>
    <message>
        <source>The receiver never gets them. They stay in the list as discarded, with the reason.</source>
        <translation>Der Empfänger erhält sie nie. Sie bleiben als verworfen in der Liste, mit dem Grund.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Discarding…</source>
        <translation>Wird verworfen…</translation>
    </message>
    <message>
        <source>Keep them</source>
        <comment>deliveries</comment>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Say why the receiver never gets it.</source>
        <translation>Geben Sie an, warum der Empfänger sie nie erhält.</translation>
    </message>
</context>
<context>
    <name>countertop::FailureText</name>
    <message>
        <source>The payment service</source>
        <translation>Der Zahlungsdienst</translation>
    </message>
    <message>
        <source>The carrier</source>
        <translation>Der Paketdienst</translation>
    </message>
    <message>
        <source>The receiver</source>
        <translation>Der Empfänger</translation>
    </message>
    <message>
        <source>The shop</source>
        <translation>Der Shop</translation>
    </message>
    <message>
        <source>The shop could not book it.</source>
        <translation>Der Shop konnte es nicht buchen.</translation>
    </message>
    <message>
        <source>%1 reports a problem.</source>
        <translation>%1 meldet ein Problem.</translation>
    </message>
    <message>
        <source>%1 does not accept this shop&apos;s access.</source>
        <translation>%1 lässt diesen Shop nicht zu.</translation>
    </message>
    <message>
        <source>The payment was declined.</source>
        <translation>Die Zahlung wurde abgelehnt.</translation>
    </message>
    <message>
        <source>%1 does not know this address.</source>
        <translation>%1 kennt diese Adresse nicht.</translation>
    </message>
    <message>
        <source>%1 is too busy at the moment.</source>
        <translation>%1 ist im Moment überlastet.</translation>
    </message>
    <message>
        <source>%1 is out of order at the moment.</source>
        <translation>%1 ist im Moment gestört.</translation>
    </message>
    <message>
        <source>%1 refused it.</source>
        <translation>%1 hat abgelehnt.</translation>
    </message>
    <message>
        <source>%1 has moved to another address.</source>
        <translation>%1 ist unter einer anderen Adresse zu finden.</translation>
    </message>
    <message>
        <source>%1 gave an answer that cannot be understood.</source>
        <translation>%1 hat unverständlich geantwortet.</translation>
    </message>
    <message>
        <source>The payment was declined: there is not enough money in the account.</source>
        <translation>Die Zahlung wurde abgelehnt: Das Konto ist nicht gedeckt.</translation>
    </message>
    <message>
        <source>The payment was declined: the card has expired.</source>
        <translation>Die Zahlung wurde abgelehnt: Die Karte ist abgelaufen.</translation>
    </message>
    <message>
        <source>%1 cannot be reached.</source>
        <translation>%1 ist nicht erreichbar.</translation>
    </message>
    <message>
        <source>%1 cannot be found at its address.</source>
        <translation>%1 ist unter seiner Adresse nicht zu finden.</translation>
    </message>
    <message>
        <source>%1 took too long to answer.</source>
        <translation>%1 hat zu lange nicht geantwortet.</translation>
    </message>
    <message>
        <source>%1 has no secure connection that can be trusted.</source>
        <translation>%1 bietet keine sichere Verbindung, der zu trauen ist.</translation>
    </message>
    <message>
        <source>%1 broke off the connection.</source>
        <translation>%1 hat die Verbindung abgebrochen.</translation>
    </message>
    <message>
        <source>%1 does not answer.</source>
        <translation>%1 antwortet nicht.</translation>
    </message>
    <message>
        <source>The folder of the log file does not exist.</source>
        <translation>Den Ordner der Protokolldatei gibt es nicht.</translation>
    </message>
    <message>
        <source>The log file cannot be written to.</source>
        <translation>In die Protokolldatei kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The message is damaged and cannot be sent.</source>
        <translation>Die Nachricht ist beschädigt und kann nicht gesendet werden.</translation>
    </message>
    <message>
        <source>This Countertop cannot send to this kind of receiver.</source>
        <translation>Dieses Countertop kann an Empfänger dieser Art nicht senden.</translation>
    </message>
    <message>
        <source>There is not enough in stock.</source>
        <translation>Der Bestand reicht nicht aus.</translation>
    </message>
    <message>
        <source>The order is already cancelled.</source>
        <translation>Die Bestellung ist bereits storniert.</translation>
    </message>
    <message>
        <source>The order is already shipped.</source>
        <translation>Die Bestellung ist bereits versendet.</translation>
    </message>
    <message>
        <source>The order is already completed.</source>
        <translation>Die Bestellung ist bereits abgeschlossen.</translation>
    </message>
    <message>
        <source>The order is already paid.</source>
        <translation>Die Bestellung ist bereits bezahlt.</translation>
    </message>
    <message>
        <source>The order is already paid in part.</source>
        <translation>Die Bestellung ist bereits zum Teil bezahlt.</translation>
    </message>
    <message>
        <source>The order is not paid in full.</source>
        <translation>Die Bestellung ist nicht ganz bezahlt.</translation>
    </message>
    <message>
        <source>The order has expired.</source>
        <translation>Die Bestellung ist abgelaufen.</translation>
    </message>
    <message>
        <source>A product of the order is no longer there.</source>
        <translation>Einen Artikel der Bestellung gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The customer is no longer there.</source>
        <translation>Den Kunden gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>%1 Given up: %2</source>
        <comment>why it failed, why it was given up</comment>
        <translation>%1 Aufgegeben: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>step, why it failed</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The order was cancelled.</source>
        <translation>Die Bestellung wurde storniert.</translation>
    </message>
    <message>
        <source>The order was cancelled by %1.</source>
        <translation>Die Bestellung wurde von %1 storniert.</translation>
    </message>
    <message>
        <source>It was not finished in time.</source>
        <translation>Es wurde nicht rechtzeitig fertig.</translation>
    </message>
    <message>
        <source>Nothing is known of the payment that is to go back.</source>
        <translation>Über die Zahlung, die zurückgehen soll, ist nichts bekannt.</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>The receiver is in a private network, which the route does not allow.</source>
        <translation>Der Empfänger liegt in einem privaten Netz; die Route erlaubt das nicht.</translation>
    </message>
    <message>
        <source>The route&apos;s template does not fit this message.</source>
        <translation>Die Vorlage der Route passt nicht zu dieser Nachricht.</translation>
    </message>
    <message>
        <source>The route&apos;s secret or certificates cannot be read on this computer.</source>
        <translation>Geheimnis oder Zertifikate der Route sind auf diesem Computer nicht lesbar.</translation>
    </message>
    <message>
        <source>This computer has no keychain with the secret that this needs.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund mit dem Geheimnis, das hierfür gebraucht wird.</translation>
    </message>
    <message>
        <source>The keychain of this computer is locked or lacks the secret that this needs.</source>
        <translation>Der Schlüsselbund dieses Computers ist gesperrt oder hat das Geheimnis nicht, das hierfür gebraucht wird.</translation>
    </message>
</context>
<context>
    <name>countertop::FormDialog</name>
    <message>
        <source>It is not known yet whether this was done, so it stays as it is. Press “%1” again; nothing is done twice.</source>
        <translation>Ob das geschehen ist, ist noch nicht bekannt, darum bleibt es, wie es ist. Drücken Sie noch einmal „%1“; nichts geschieht doppelt.</translation>
    </message>
</context>
<context>
    <name>countertop::FulfilmentNotice</name>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>The customer&apos;s money could not be given back by the payment service. Try again, or give the refund up under Activity and pay it back another way.</source>
        <translation>Der Zahlungsdienst konnte das Geld nicht zurückgeben. Versuchen Sie es noch einmal, oder geben Sie die Erstattung unter „Aktivität“ auf und zahlen Sie auf anderem Weg zurück.</translation>
    </message>
    <message>
        <source>What was begun for this order could not be taken back. Try again, or look at it under Activity.</source>
        <translation>Was für diese Bestellung begonnen wurde, ließ sich nicht zurücknehmen. Versuchen Sie es noch einmal, oder sehen Sie unter „Aktivität“ nach.</translation>
    </message>
    <message>
        <source>The payment service takes the money for this order and has not begun yet. The order can be cancelled.</source>
        <translation>Der Zahlungsdienst zieht das Geld für diese Bestellung ein und hat noch nicht begonnen. Die Bestellung kann storniert werden.</translation>
    </message>
    <message>
        <source>This order is paid and shipped by itself; nothing is to be done.</source>
        <translation>Diese Bestellung wird von selbst bezahlt und versendet; es ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Waiting for the carrier&apos;s answer.</source>
        <translation>Wartet auf die Antwort des Paketdienstes.</translation>
    </message>
    <message>
        <source>Waiting for the payment service&apos;s answer.</source>
        <translation>Wartet auf die Antwort des Zahlungsdienstes.</translation>
    </message>
    <message>
        <source>The carrier does not answer.</source>
        <translation>Der Paketdienst antwortet nicht.</translation>
    </message>
    <message>
        <source>The payment service does not answer.</source>
        <translation>Der Zahlungsdienst antwortet nicht.</translation>
    </message>
    <message numerus="yes">
        <source>Tried %Ln time(s).</source>
        <translation>
            <numerusform>%Ln-mal versucht.</numerusform>
            <numerusform>%Ln-mal versucht.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is tried again at %1.</source>
        <translation>Nächster Versuch: %1.</translation>
    </message>
</context>
<context>
    <name>countertop::HandBackText</name>
    <message>
        <source>%1 in cash</source>
        <comment>amount handed back</comment>
        <translation>%1 bar</translation>
    </message>
    <message>
        <source>%1 to the card</source>
        <comment>amount handed back</comment>
        <translation>%1 auf die Karte</translation>
    </message>
    <message>
        <source>%1 as a voucher</source>
        <comment>amount handed back</comment>
        <translation>%1 als Gutschein</translation>
    </message>
    <message>
        <source>%1 by bank transfer</source>
        <comment>amount handed back</comment>
        <translation>%1 per Überweisung</translation>
    </message>
    <message>
        <source>%1 the way it was paid</source>
        <comment>amount handed back</comment>
        <translation>%1 auf dem Weg der Zahlung</translation>
    </message>
    <message>
        <source>Hand back %1.</source>
        <translation>Geben Sie zurück: %1.</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 goes back by the payment service.</source>
        <translation>%1 gibt der Zahlungsdienst zurück.</translation>
    </message>
</context>
<context>
    <name>countertop::KafkaBrokerDialog</name>
    <message>
        <source>Kafka brokers</source>
        <translation>Kafka-Broker</translation>
    </message>
    <message>
        <source>For topics of routes that name no cluster of their own. The password is kept in the keychain of this computer.</source>
        <translation>Für Topics von Wegen, die keinen eigenen Cluster nennen. Das Passwort liegt im Schlüsselbund dieses Computers.</translation>
    </message>
    <message>
        <source>Brokers (empty: none)</source>
        <translation>Broker (leer: keine)</translation>
    </message>
    <message>
        <source>Unencrypted, without login</source>
        <translation>Unverschlüsselt, ohne Anmeldung</translation>
    </message>
    <message>
        <source>Encrypted (TLS), without login</source>
        <translation>Verschlüsselt (TLS), ohne Anmeldung</translation>
    </message>
    <message>
        <source>Unencrypted, with login</source>
        <translation>Unverschlüsselt, mit Anmeldung</translation>
    </message>
    <message>
        <source>Encrypted (TLS), with login</source>
        <translation>Verschlüsselt (TLS), mit Anmeldung</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>File of trusted certificates</source>
        <translation>Datei vertrauter Zertifikate</translation>
    </message>
    <message>
        <source>Empty: those of the system</source>
        <translation>Leer: die des Systems</translation>
    </message>
    <message>
        <source>Kind of login</source>
        <translation>Art der Anmeldung</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
</context>
<context>
    <name>countertop::LimitDestinationDialog</name>
    <message>
        <source>Limit the messages to %1</source>
        <translation>Nachrichten an %1 begrenzen</translation>
    </message>
    <message>
        <source>Messages of one order are sent one after another in any case; this is for different orders.</source>
        <translation>Nachrichten einer Bestellung werden immer nacheinander gesendet; dies gilt für verschiedene Bestellungen.</translation>
    </message>
    <message>
        <source>Set limit</source>
        <translation>Grenze setzen</translation>
    </message>
    <message>
        <source>Setting…</source>
        <translation>Wird gesetzt…</translation>
    </message>
    <message>
        <source>Keep limit</source>
        <translation>Grenze lassen</translation>
    </message>
    <message>
        <source>Messages at once (empty: as usual)</source>
        <translation>Nachrichten gleichzeitig (leer: wie üblich)</translation>
    </message>
    <message>
        <source>Type a whole number from 1 to %1, or nothing for the usual one.</source>
        <translation>Geben Sie eine ganze Zahl von 1 bis %1 ein, oder nichts für die übliche.</translation>
    </message>
</context>
<context>
    <name>countertop::LinesTable</name>
    <message>
        <source>Order lines</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Ready for the next customer</source>
        <translation>Bereit für den nächsten Kunden</translation>
    </message>
    <message>
        <source>Scan a barcode, or type a name or SKU and press Enter.</source>
        <translation>Scannen Sie einen Barcode oder tippen Sie Name oder Artikelnummer und drücken Sie die Eingabetaste.</translation>
    </message>
    <message>
        <source>The shop is not open</source>
        <translation>Der Shop ist nicht geöffnet</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The shop is being opened…</source>
        <translation>Der Shop wird geöffnet …</translation>
    </message>
</context>
<context>
    <name>countertop::ListCard</name>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Could not be read again</source>
        <translation>Konnte nicht neu gelesen werden</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt …</translation>
    </message>
</context>
<context>
    <name>countertop::CloseQuestion</name>
    <message>
        <source>Close and throw away what you typed?</source>
        <translation>Schließen und das Eingetippte verwerfen?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Keep typing</source>
        <translation>Weiter eingeben</translation>
    </message>
</context>
<context>
    <name>countertop::MainWindow</name>
    <message>
        <source>Countertop</source>
        <translation>Countertop</translation>
    </message>
    <message>
        <source>Import history…</source>
        <translation>Bestellhistorie importieren…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>%1 – Countertop</source>
        <translation>%1 – Countertop</translation>
    </message>
    <message>
        <source>Demo shop: everything here is made up and gone when you close the window.</source>
        <translation>Demo-Shop: Alles hier ist erfunden und verschwindet, wenn Sie das Fenster schließen.</translation>
    </message>
</context>
<context>
    <name>countertop::MessageBar</name>
    <message>
        <source>Message</source>
        <translation>Meldung</translation>
    </message>
    <message>
        <source>Dismiss message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>countertop::MessageEditor</name>
    <message>
        <source>Insert the order&apos;s number</source>
        <translation>Nummer der Bestellung einfügen</translation>
    </message>
    <message>
        <source>Insert the customer&apos;s name</source>
        <translation>Name des Kunden einfügen</translation>
    </message>
    <message>
        <source>Insert the order&apos;s total</source>
        <translation>Betrag der Bestellung einfügen</translation>
    </message>
    <message>
        <source>Insert the shop&apos;s name</source>
        <translation>Name des Geschäfts einfügen</translation>
    </message>
    <message>
        <source>Insert the tracking number</source>
        <translation>Sendungsnummer einfügen</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>countertop::MessagePreview</name>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Preview with a sample order</source>
        <translation>Vorschau mit einer Beispielbestellung</translation>
    </message>
    <message>
        <source>Alex Sample</source>
        <comment>name of a customer</comment>
        <translation>Erika Mustermann</translation>
    </message>
    <message>
        <source>This is not what is typed: something there is not right yet.</source>
        <translation>Das ist nicht das Eingetippte: Dort stimmt etwas noch nicht.</translation>
    </message>
    <message>
        <source>This message is switched off, so it is not sent.</source>
        <translation>Diese Nachricht ist ausgeschaltet und wird nicht gesendet.</translation>
    </message>
</context>
<context>
    <name>countertop::MessagesView</name>
    <message>
        <source>Retry delivery</source>
        <translation>Erneut senden</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Retry all given up</source>
        <translation>Alle gescheiterten erneut senden</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Übertragungen</translation>
    </message>
    <message>
        <source>Retry every delivery that was given up?</source>
        <translation>Alle gescheiterten Übertragungen erneut senden?</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) are sent again, whichever is chosen in the list.</source>
        <translation>
            <numerusform>%Ln Nachricht wird erneut gesendet, gleich welche in der Liste gewählt ist.</numerusform>
            <numerusform>%Ln Nachrichten werden erneut gesendet, gleich welche in der Liste gewählt ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Retry all</source>
        <translation>Alle erneut senden</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Every given-up delivery is waiting to be sent again.</source>
        <translation>Alle gescheiterten Übertragungen werden erneut gesendet.</translation>
    </message>
    <message numerus="yes">
        <source>Retry the %Ln chosen deliveries?</source>
        <translation>
            <numerusform>Die gewählte Übertragung erneut senden?</numerusform>
            <numerusform>Die %Ln gewählten Übertragungen erneut senden?</numerusform>
        </translation>
    </message>
    <message>
        <source>They are sent again at once.</source>
        <translation>Sie werden sofort noch einmal gesendet.</translation>
    </message>
    <message>
        <source>Retry deliveries</source>
        <translation>Erneut senden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln deliveries are waiting to be sent again.</source>
        <translation>
            <numerusform>Die Übertragung wird erneut gesendet.</numerusform>
            <numerusform>%Ln Übertragungen werden erneut gesendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deliveries are discarded.</source>
        <translation>
            <numerusform>Die Übertragung ist verworfen.</numerusform>
            <numerusform>%Ln Übertragungen sind verworfen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The delivery has arrived.</source>
        <translation>Die Übertragung ist angekommen.</translation>
    </message>
    <message>
        <source>The delivery failed again. %1</source>
        <translation>Die Übertragung ist wieder gescheitert. %1</translation>
    </message>
    <message>
        <source>No delivery fits this filter</source>
        <translation>Keine Übertragung passt zu diesem Filter</translation>
    </message>
    <message>
        <source>Show all deliveries</source>
        <translation>Alle Übertragungen zeigen</translation>
    </message>
    <message>
        <source>Nothing to deliver</source>
        <translation>Nichts zu übertragen</translation>
    </message>
    <message>
        <source>When orders are sent on to another system, each message appears here.</source>
        <translation>Sobald Bestellungen an ein anderes System gesendet werden, erscheint hier jede Nachricht.</translation>
    </message>
    <message>
        <source>The deliveries cannot be read</source>
        <translation>Die Übertragungen können nicht gelesen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln chosen</source>
        <translation>
            <numerusform>%Ln gewählt</numerusform>
            <numerusform>%Ln gewählt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::MissingRouteHint</name>
    <message>
        <source>Add route</source>
        <translation>Weg anlegen</translation>
    </message>
    <message>
        <source>Customers get none of these messages yet, because no route takes them. A route sends them to the system that writes your e-mails.</source>
        <translation>Kunden bekommen noch keine dieser Nachrichten, weil kein Weg sie übernimmt. Ein Weg sendet sie an das System, das Ihre E-Mails verschickt.</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
</context>
<context>
    <name>countertop::NavigationStrip</name>
    <message>
        <source>Navigation</source>
        <translation>Seitenleiste</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Till</source>
        <translation>Kasse</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>Kunden</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>Umsatz</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>Übertragungen</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A page and the key that shows it.</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>page, what waits there</comment>
        <extracomment>A page, then how much on it waits for a person.</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln need attention</source>
        <translation>
            <numerusform>%Ln zu klären</numerusform>
            <numerusform>%Ln zu klären</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::NewShopDialog</name>
    <message>
        <source>There is no shop at %1. Make one?</source>
        <translation>Unter %1 gibt es keinen Shop. Einen anlegen?</translation>
    </message>
    <message>
        <source>Without one, Countertop ends. Currency and time zone cannot change once the shop has orders.</source>
        <translation>Ohne Shop endet Countertop. Währung und Zeitzone lassen sich nicht mehr ändern, sobald der Shop Bestellungen hat.</translation>
    </message>
    <message>
        <source>Make shop</source>
        <translation>Shop anlegen</translation>
    </message>
    <message>
        <source>Making the shop…</source>
        <translation>Shop wird angelegt …</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Choose a currency, such as GBP or EUR.</source>
        <translation>Wählen Sie eine Währung, zum Beispiel GBP oder EUR.</translation>
    </message>
    <message>
        <source>Choose a time zone, such as Europe/London.</source>
        <translation>Wählen Sie eine Zeitzone, zum Beispiel Europe/London.</translation>
    </message>
</context>
<context>
    <name>countertop::NoticeText</name>
    <message>
        <source>Web order %1 has come in: %2.</source>
        <translation>Die Web-Bestellung %1 ist eingegangen: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) to %1 are given up.</source>
        <translation>
            <numerusform>%Ln Nachricht an %1 ist gescheitert.</numerusform>
            <numerusform>%Ln Nachrichten an %1 sind gescheitert.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is sent to %1 any more: the receiver is gone.</source>
        <translation>An %1 wird nichts mehr gesendet: Den Empfänger gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>This computer cannot send to %1.</source>
        <translation>Dieser Computer kann nicht an %1 senden.</translation>
    </message>
    <message>
        <source>Payment or shipment of order %1 does not go on.</source>
        <translation>Zahlung oder Versand der Bestellung %1 geht nicht weiter.</translation>
    </message>
    <message>
        <source>%1 is running low: %2 left.</source>
        <translation>%1 geht zur Neige: noch %2.</translation>
    </message>
    <message>
        <source>%1 is out of stock.</source>
        <translation>%1 ist ausverkauft.</translation>
    </message>
</context>
<context>
    <name>countertop::NoticesDialog</name>
    <message>
        <source>Mark all as read</source>
        <translation>Alle als gelesen markieren</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Nothing to report</source>
        <translation>Nichts zu melden</translation>
    </message>
    <message>
        <source>Web orders, failed messages, stuck payments and low stock appear here.</source>
        <translation>Web-Bestellungen, gescheiterte Nachrichten, stockende Zahlungen und knapper Bestand erscheinen hier.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <extracomment>A moment, then what is to be told.</extracomment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>New: %1</source>
        <extracomment>Before a notice that nobody has read.</extracomment>
        <translation>Neu: %1</translation>
    </message>
</context>
<context>
    <name>countertop::OrderActionBar</name>
    <message>
        <source>Take payment</source>
        <translation>Kassieren</translation>
    </message>
    <message>
        <source>Take payment for order</source>
        <translation>Bestellung kassieren</translation>
    </message>
    <message>
        <source>Ship order</source>
        <translation>Versenden</translation>
    </message>
    <message>
        <source>Cancel order</source>
        <translation>Stornieren</translation>
    </message>
    <message>
        <source>Refund</source>
        <translation>Erstatten</translation>
    </message>
    <message>
        <source>Refund order</source>
        <translation>Bestellung erstatten</translation>
    </message>
</context>
<context>
    <name>countertop::OrderDetailPane</name>
    <message>
        <source>No order chosen</source>
        <translation>Keine Bestellung gewählt</translation>
    </message>
    <message>
        <source>Choose an order to see its lines, its money and what happened to it.</source>
        <translation>Wählen Sie eine Bestellung, um Positionen, Zahlungen und Verlauf zu sehen.</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Positionen</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Lines of the order</source>
        <translation>Positionen der Bestellung</translation>
    </message>
    <message>
        <source>Timeline of the order</source>
        <translation>Verlauf der Bestellung</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Walk-in</source>
        <translation>Laufkunde</translation>
    </message>
    <message>
        <source>Credit note</source>
        <translation>Gutschrift</translation>
    </message>
    <message>
        <source>%1 tax included</source>
        <translation>inkl. %1 Steuer</translation>
    </message>
    <message>
        <source>%1 paid</source>
        <translation>%1 bezahlt</translation>
    </message>
    <message>
        <source>%1 refunded</source>
        <translation>%1 erstattet</translation>
    </message>
    <message>
        <source>%1 to pay</source>
        <translation>%1 zu zahlen</translation>
    </message>
    <message>
        <source>%1 before the refund</source>
        <translation>%1 vor der Erstattung</translation>
    </message>
    <message>
        <source>given back: %1</source>
        <translation>zurückgegeben: %1</translation>
    </message>
</context>
<context>
    <name>countertop::OrderLinesTableModel</name>
    <message>
        <source>%1 (%2), %3 each</source>
        <comment>product, SKU, price</comment>
        <translation>%1 (%2), je %3</translation>
    </message>
    <message>
        <source>%1 ×</source>
        <comment>quantity</comment>
        <translation>%1 ×</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
</context>
<context>
    <name>countertop::OrderPastNotice</name>
    <message>
        <source>Back to now</source>
        <translation>Zurück zu jetzt</translation>
    </message>
    <message>
        <source>As it was on %1</source>
        <translation>Stand vom %1</translation>
    </message>
    <message>
        <source>As it was</source>
        <translation>Früherer Stand</translation>
    </message>
</context>
<context>
    <name>countertop::OrderTableModel</name>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>Entwurf</translation>
    </message>
    <message>
        <source>Walk-in</source>
        <translation>Laufkunde</translation>
    </message>
    <message>
        <source>%1 before the refund</source>
        <translation>%1 vor der Erstattung</translation>
    </message>
</context>
<context>
    <name>countertop::OrderTimeBar</name>
    <message>
        <source>Previous change</source>
        <translation>Vorherige Änderung</translation>
    </message>
    <message>
        <source>Next change</source>
        <translation>Nächste Änderung</translation>
    </message>
    <message>
        <source>Version of the order</source>
        <translation>Version der Bestellung</translation>
    </message>
    <message>
        <source>Moves through the changes of the order</source>
        <translation>Bewegt sich durch die Änderungen der Bestellung</translation>
    </message>
    <message>
        <source>Version %1 of %2</source>
        <translation>Version %1 von %2</translation>
    </message>
    <message>
        <source>Version %1, now</source>
        <translation>Version %1, jetzt</translation>
    </message>
</context>
<context>
    <name>countertop::OrdersPage</name>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>Export CSV</source>
        <translation>CSV exportieren</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>To pay</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>To ship</source>
        <translation>Zu senden</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Versendet</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Storniert</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Entwürfe</translation>
    </message>
    <message>
        <source>Filter orders</source>
        <translation>Bestellungen filtern</translation>
    </message>
    <message>
        <source>Number, customer or SKU</source>
        <translation>Nummer, Kunde oder Artikelnr.</translation>
    </message>
    <message>
        <source>Paid. Change to give back: %1</source>
        <translation>Bezahlt. Rückgeld: %1</translation>
    </message>
    <message>
        <source>No order matches</source>
        <translation>Keine passende Bestellung</translation>
    </message>
    <message>
        <source>No order has this status, these dates and these words.</source>
        <translation>Keine Bestellung passt zu Status, Zeitraum und Suchwörtern.</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>No orders yet</source>
        <translation>Noch keine Bestellungen</translation>
    </message>
    <message>
        <source>Orders placed at the till or on the web appear here.</source>
        <translation>Hier erscheinen Bestellungen von der Kasse und aus dem Web.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln Bestellung</numerusform>
            <numerusform>%Ln Bestellungen</numerusform>
        </translation>
    </message>
    <message>
        <source>The orders cannot be read</source>
        <translation>Die Bestellungen können nicht gelesen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Needs attention</source>
        <translation>Zu klären</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Storniert.</translation>
    </message>
    <message>
        <source>Refunded.</source>
        <translation>Erstattet.</translation>
    </message>
    <message>
        <source>Taken less given back %1</source>
        <translation>Eingenommen abzüglich Rückgaben %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln paid or shipped %1</source>
        <translation>
            <numerusform>%Ln bezahlt oder versendet %1</numerusform>
            <numerusform>%Ln bezahlt oder versendet %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) %1</source>
        <translation>
            <numerusform>%Ln andere %1</numerusform>
            <numerusform>%Ln andere %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln draft(s)</source>
        <translation>
            <numerusform>%Ln Entwurf</numerusform>
            <numerusform>%Ln Entwürfe</numerusform>
        </translation>
    </message>
    <message>
        <source>The orders are not read</source>
        <translation>Die Bestellungen sind nicht gelesen</translation>
    </message>
    <message>
        <source>Paid or shipped</source>
        <translation>Bezahlt oder versendet</translation>
    </message>
    <message>
        <source>Money of %1</source>
        <translation>Geld vom %1</translation>
    </message>
    <message>
        <source>Money of %1 to %2</source>
        <comment>two days</comment>
        <translation>Geld vom %1 bis %2</translation>
    </message>
    <message>
        <source>One draft</source>
        <translation>Ein Entwurf</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Bestellung %1</translation>
    </message>
    <message>
        <source>Show all orders, not only: %1</source>
        <translation>Alle Bestellungen zeigen, nicht nur: %1</translation>
    </message>
    <message>
        <source>1 match outside this view: %1. Show</source>
        <translation>1 Treffer außerhalb dieser Ansicht: %1. Zeigen</translation>
    </message>
</context>
<context>
    <name>countertop::PaneNotice</name>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>This cannot be read</source>
        <translation>Das kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>countertop::ParkedList</name>
    <message>
        <source>Parked sales</source>
        <translation>Geparkte Verkäufe</translation>
    </message>
    <message>
        <source>Enter takes it back · Del discards it · Esc closes</source>
        <extracomment>Keys of the list of parked sales.</extracomment>
        <translation>Enter holt ihn zurück · Entf verwirft ihn · Esc schließt</translation>
    </message>
    <message>
        <source>%1  %2 · %3</source>
        <extracomment>Number in the list, time and customer, goods.</extracomment>
        <translation>%1  %2 · %3</translation>
    </message>
</context>
<context>
    <name>countertop::ParkedStrip</name>
    <message>
        <source>Resume %1</source>
        <translation>%1 fortsetzen</translation>
    </message>
    <message numerus="yes">
        <source>%n parked</source>
        <translation>
            <numerusform>%n geparkt</numerusform>
            <numerusform>%n geparkt</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all parked sales</source>
        <translation>Alle geparkten Verkäufe zeigen</translation>
    </message>
</context>
<context>
    <name>countertop::PayloadView</name>
    <message>
        <source>Only the first %1 of %2 characters are shown.</source>
        <translation>Es werden nur die ersten %1 von %2 Zeichen gezeigt.</translation>
    </message>
</context>
<context>
    <name>countertop::PaymentPanel</name>
    <message>
        <source>Cash</source>
        <translation>Bar</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>Tendered</source>
        <translation>Gegeben</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>passend</translation>
    </message>
    <message>
        <source>Take payment</source>
        <translation>Kassieren</translation>
    </message>
    <message>
        <source>Place and take payment</source>
        <translation>Bestellen und kassieren</translation>
    </message>
    <message>
        <source>Taking payment…</source>
        <translation>Wird kassiert…</translation>
    </message>
    <message>
        <source>Place order</source>
        <translation>Bestellung aufgeben</translation>
    </message>
    <message>
        <source>Place order only</source>
        <translation>Nur bestellen</translation>
    </message>
    <message>
        <source>Placing…</source>
        <translation>Wird aufgegeben…</translation>
    </message>
    <message>
        <source>Not an amount</source>
        <translation>Kein Betrag</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>Fehlt noch</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Rückgeld</translation>
    </message>
    <message>
        <source>The cash handed over is less than what is to pay.</source>
        <translation>Das gegebene Bargeld reicht nicht aus.</translation>
    </message>
</context>
<context>
    <name>countertop::PlausibilityText</name>
    <message>
        <source>%1 handed over for %2?</source>
        <translation>%1 für %2 gegeben?</translation>
    </message>
    <message>
        <source>%1 change would go back, which is unusually much.</source>
        <translation>%1 Rückgeld gingen zurück, das ist ungewöhnlich viel.</translation>
    </message>
    <message>
        <source>Take payment</source>
        <translation>Kassieren</translation>
    </message>
    <message>
        <source>Check the amount</source>
        <translation>Betrag prüfen</translation>
    </message>
    <message>
        <source>Change the price from %1 to %2?</source>
        <translation>Den Preis von %1 auf %2 ändern?</translation>
    </message>
    <message>
        <source>The new price of %1 is more than ten times the old one.</source>
        <translation>Der neue Preis von %1 ist mehr als das Zehnfache des alten.</translation>
    </message>
    <message>
        <source>The new price of %1 is less than a tenth of the old one.</source>
        <translation>Der neue Preis von %1 ist weniger als ein Zehntel des alten.</translation>
    </message>
    <message>
        <source>Change price</source>
        <translation>Preis ändern</translation>
    </message>
    <message>
        <source>Check the price</source>
        <translation>Preis prüfen</translation>
    </message>
    <message>
        <source>Receive %1 pieces?</source>
        <translation>Eingang von %1 Stück buchen?</translation>
    </message>
    <message>
        <source>%1: %2 on hand now, %3 afterwards. That is unusually much.</source>
        <translation>%1: jetzt %2 im Bestand, danach %3. Das ist ungewöhnlich viel.</translation>
    </message>
    <message>
        <source>Receive stock</source>
        <translation>Eingang buchen</translation>
    </message>
    <message>
        <source>Check the quantity</source>
        <translation>Menge prüfen</translation>
    </message>
    <message>
        <source>Correct the stock from %1 to %2?</source>
        <translation>Den Bestand von %1 auf %2 korrigieren?</translation>
    </message>
    <message>
        <source>%1: a difference of %2 pieces is unusually much.</source>
        <translation>%1: ein Unterschied von %2 Stück ist ungewöhnlich viel.</translation>
    </message>
    <message>
        <source>Correct stock</source>
        <translation>Bestand korrigieren</translation>
    </message>
    <message>
        <source>Check the count</source>
        <translation>Zählung prüfen</translation>
    </message>
</context>
<context>
    <name>countertop::PoisonTableModel</name>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>Why it was left out</source>
        <translation>Warum es ausgelassen wurde</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
</context>
<context>
    <name>countertop::PoisonText</name>
    <message>
        <source>The event cannot be read</source>
        <translation>Das Ereignis ist nicht lesbar</translation>
    </message>
    <message>
        <source>The projection could not take it in</source>
        <translation>Die Projektion konnte es nicht aufnehmen</translation>
    </message>
    <message>
        <source>It took too long</source>
        <translation>Es dauerte zu lange</translation>
    </message>
    <message>
        <source>The database refused what it changes</source>
        <translation>Die Datenbank lehnte die Änderung ab</translation>
    </message>
</context>
<context>
    <name>countertop::ProductDetailsDialog</name>
    <message>
        <source>SKU</source>
        <translation>Artikelnummer</translation>
    </message>
    <message>
        <source>Barcodes</source>
        <translation>Barcodes</translation>
    </message>
    <message>
        <source>Price with tax</source>
        <translation>Bruttopreis</translation>
    </message>
    <message>
        <source>Tax in percent</source>
        <translation>Steuer in Prozent</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Reserviert</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Reorder level</source>
        <translation>Meldebestand</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>countertop::ProductFinder</name>
    <message>
        <source>out of stock</source>
        <translation>ausverkauft</translation>
    </message>
    <message>
        <source>%1 available</source>
        <translation>%1 verfügbar</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Find product</source>
        <translation>Artikel suchen</translation>
    </message>
    <message>
        <source>Scan or type a product</source>
        <translation>Artikel scannen oder tippen</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Quantity of the next product. Or type 3* before it.</source>
        <translation>Menge des nächsten Artikels. Oder tippen Sie 3* davor.</translation>
    </message>
    <message>
        <source>Add line</source>
        <translation>Position hinzufügen</translation>
    </message>
    <message>
        <source>Nothing matches “%1”</source>
        <translation>Kein Treffer für „%1“</translation>
    </message>
    <message>
        <source>Waiting for the shop&apos;s server…</source>
        <translation>Wartet auf den Server des Shops …</translation>
    </message>
</context>
<context>
    <name>countertop::ProductTableModel</name>
    <message>
        <source>SKU</source>
        <translation>Artikelnr.</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>On hand</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Reserved</source>
        <translation>Reserviert</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Verfügbar</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>Vorrat</translation>
    </message>
    <message>
        <source>Low stock: the reorder level is %1.</source>
        <translation>Bestand niedrig: Der Meldebestand ist %1.</translation>
    </message>
    <message>
        <source>low</source>
        <translation>knapp</translation>
    </message>
    <message>
        <source>out of stock</source>
        <translation>ausverkauft</translation>
    </message>
</context>
<context>
    <name>countertop::ProductsPage</name>
    <message>
        <source>Products</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Add product</source>
        <translation>Artikel anlegen</translation>
    </message>
    <message>
        <source>Search products</source>
        <translation>Artikel suchen</translation>
    </message>
    <message>
        <source>Name, SKU or barcode</source>
        <translation>Name, Artikelnr. oder Barcode</translation>
    </message>
    <message>
        <source>Change price</source>
        <translation>Preis ändern</translation>
    </message>
    <message>
        <source>Receive stock</source>
        <translation>Eingang buchen</translation>
    </message>
    <message>
        <source>Correct stock</source>
        <translation>Bestand korrigieren</translation>
    </message>
    <message>
        <source>No product matches</source>
        <translation>Kein passender Artikel</translation>
    </message>
    <message>
        <source>Nothing has “%1” in its name, SKU or barcode.</source>
        <translation>„%1“ kommt in keinem Namen, keiner Artikelnummer und keinem Barcode vor.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Suche löschen</translation>
    </message>
    <message>
        <source>No products yet</source>
        <translation>Noch keine Artikel</translation>
    </message>
    <message>
        <source>Add what you sell, then it can be found at the till.</source>
        <translation>Legen Sie an, was Sie verkaufen; dann findet es die Kasse.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln Artikel</numerusform>
            <numerusform>%Ln Artikel</numerusform>
        </translation>
    </message>
    <message>
        <source>The products cannot be read</source>
        <translation>Die Artikel können nicht gelesen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Scanned %1: no product has this code.</source>
        <translation>%1 gescannt: Kein Artikel hat diesen Code.</translation>
    </message>
    <message>
        <source>The scanned product is still being looked up.</source>
        <translation>Der gescannte Artikel wird noch gesucht.</translation>
    </message>
</context>
<context>
    <name>countertop::ProjectionTableModel</name>
    <message>
        <source>Projection</source>
        <translation>Projektion</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Behind</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Events/s</source>
        <translation>Ereignisse/s</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
</context>
<context>
    <name>countertop::ProjectionText</name>
    <message>
        <source>with each sale</source>
        <translation>mit jedem Verkauf</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>catching up</source>
        <translation>holt auf</translation>
    </message>
    <message>
        <source>up to date</source>
        <translation>aktuell</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>pausiert</translation>
    </message>
    <message>
        <source>rebuilding</source>
        <translation>wird neu aufgebaut</translation>
    </message>
    <message>
        <source>faulted</source>
        <translation>gestört</translation>
    </message>
    <message>
        <source>rebuilding, %1 %</source>
        <translation>wird aufgebaut, %1 %</translation>
    </message>
</context>
<context>
    <name>countertop::ProjectionsView</name>
    <message>
        <source>Restart</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <source>Rebuild</source>
        <translation>Neu aufbauen</translation>
    </message>
    <message>
        <source>The projections cannot be read</source>
        <translation>Die Projektionen sind nicht lesbar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Projections</source>
        <translation>Projektionen</translation>
    </message>
    <message>
        <source>Rebuild %1?</source>
        <translation>%1 neu aufbauen?</translation>
    </message>
    <message>
        <source>It is made again from the first event on. Until that is done it shows what it showed before.</source>
        <translation>Sie entsteht vom ersten Ereignis an neu. Bis dahin zeigt sie, was sie vorher gezeigt hat.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Belassen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln event(s) left out</source>
        <translation>
            <numerusform>%Ln Ereignis ausgelassen</numerusform>
            <numerusform>%Ln Ereignisse ausgelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>The events cannot be read</source>
        <translation>Die Ereignisse sind nicht lesbar</translation>
    </message>
    <message>
        <source>Events left out</source>
        <translation>Ausgelassene Ereignisse</translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation>Nichts gewählt</translation>
    </message>
    <message>
        <source>Choose a projection to see which events it left out.</source>
        <translation>Wählen Sie eine Projektion, um ihre ausgelassenen Ereignisse zu sehen.</translation>
    </message>
    <message>
        <source>Events that %1 left out</source>
        <translation>Von %1 ausgelassene Ereignisse</translation>
    </message>
    <message>
        <source>Nothing is left out</source>
        <translation>Nichts ist ausgelassen</translation>
    </message>
    <message>
        <source>This projection has taken in every event so far.</source>
        <translation>Diese Projektion hat bisher jedes Ereignis aufgenommen.</translation>
    </message>
</context>
<context>
    <name>countertop::QuantityDelegate</name>
    <message>
        <source>Quantity of this line</source>
        <translation>Menge dieser Position</translation>
    </message>
</context>
<context>
    <name>countertop::ReceiveStockDialog</name>
    <message>
        <source>Receive %1</source>
        <translation>Wareneingang: %1</translation>
    </message>
    <message>
        <source>%1 on hand now.</source>
        <translation>Bestand jetzt: %1.</translation>
    </message>
    <message>
        <source>Receive stock</source>
        <translation>Eingang buchen</translation>
    </message>
    <message>
        <source>Receiving…</source>
        <translation>Wird gebucht…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>form</comment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Quantity received</source>
        <translation>Erhaltene Menge</translation>
    </message>
    <message>
        <source>Note (optional)</source>
        <translation>Notiz (optional)</translation>
    </message>
    <message>
        <source>Type a whole number, 1 or more.</source>
        <translation>Geben Sie eine ganze Zahl ein, mindestens 1.</translation>
    </message>
</context>
<context>
    <name>countertop::RedisBrokerDialog</name>
    <message>
        <source>Redis server</source>
        <translation>Redis-Server</translation>
    </message>
    <message>
        <source>For channels and streams of routes that name no server of their own. The password is kept in the keychain of this computer.</source>
        <translation>Für Kanäle und Streams von Wegen, die keinen eigenen Server nennen. Das Passwort liegt im Schlüsselbund dieses Computers.</translation>
    </message>
    <message>
        <source>Address (empty: none)</source>
        <translation>Adresse (leer: keine)</translation>
    </message>
    <message>
        <source>Password (optional)</source>
        <translation>Passwort (freiwillig)</translation>
    </message>
</context>
<context>
    <name>countertop::RefundOrderDialog</name>
    <message>
        <source>Refund order %1?</source>
        <translation>Bestellung %1 erstatten?</translation>
    </message>
    <message>
        <source>%1 goes back to the customer. This cannot be undone.</source>
        <translation>Der Kunde erhält %1 zurück. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Refund %1</source>
        <translation>%1 erstatten</translation>
    </message>
    <message>
        <source>Refunding…</source>
        <translation>Wird erstattet…</translation>
    </message>
    <message>
        <source>Keep payment</source>
        <translation>Zahlung behalten</translation>
    </message>
    <message>
        <source>Reason (optional)</source>
        <translation>Grund (optional)</translation>
    </message>
    <message>
        <source>Refund this order?</source>
        <translation>Diese Bestellung erstatten?</translation>
    </message>
    <message>
        <source>The payment is taken back: the amount is due again</source>
        <translation>Die Zahlung wird zurückgenommen: Der Betrag ist wieder offen</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Danach</translation>
    </message>
    <message>
        <source>As it was paid: %1</source>
        <translation>So wie bezahlt: %1</translation>
    </message>
    <message>
        <source>Goes back by</source>
        <translation>Geht zurück per</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>payment method, amount</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Type the amount that goes back.</source>
        <translation>Geben Sie den Betrag ein, der zurückgeht.</translation>
    </message>
    <message>
        <source>That is more than %1.</source>
        <translation>Das ist mehr als %1.</translation>
    </message>
</context>
<context>
    <name>countertop::RevenueChart</name>
    <message>
        <source>M</source>
        <translation>&#xa0;Mio.</translation>
    </message>
    <message>
        <source>k</source>
        <translation>&#xa0;Tsd.</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>A day under a bar of the revenue chart, for example &quot;21 Nov&quot;; a QLocale date format.</extracomment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>d. MMM yyyy</translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln Bestellung</numerusform>
            <numerusform>%Ln Bestellungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>period, amount, orders</comment>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>amount, orders</comment>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln payment(s)</source>
        <translation>
            <numerusform>%Ln Zahlung</numerusform>
            <numerusform>%Ln Zahlungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::RevenuePage</name>
    <message>
        <source>Revenue</source>
        <translation>Umsatz</translation>
    </message>
    <message>
        <source>Export revenue</source>
        <translation>Umsatz exportieren</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>12 months</source>
        <translation>12 Monate</translation>
    </message>
    <message>
        <source>All</source>
        <comment>the whole history</comment>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Custom</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Einteilung</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Je Tag</translation>
    </message>
    <message>
        <source>By week</source>
        <translation>Je Woche</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>Je Monat</translation>
    </message>
    <message>
        <source>Counted on</source>
        <translation>Gezählt nach</translation>
    </message>
    <message>
        <source>By order day</source>
        <translation>Bestelltag</translation>
    </message>
    <message>
        <source>By payment day</source>
        <translation>Zahlungstag</translation>
    </message>
    <message>
        <source>By order day: the totals of orders that are paid or shipped. By payment day: payments less refunds.</source>
        <translation>Bestelltag: Summen der bezahlten oder versendeten Bestellungen. Zahlungstag: Zahlungen abzüglich Erstattungen.</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>Average order</source>
        <translation>Ø je Bestellung</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>Erstattungen</translation>
    </message>
    <message>
        <source>Revenue chart</source>
        <translation>Umsatzdiagramm</translation>
    </message>
    <message>
        <source>Revenue by day</source>
        <translation>Umsatz je Tag</translation>
    </message>
    <message>
        <source>Total %1</source>
        <translation>Summe %1</translation>
    </message>
    <message>
        <source>No revenue in these days</source>
        <translation>Kein Umsatz in diesem Zeitraum</translation>
    </message>
    <message>
        <source>Orders count once they are paid or shipped.</source>
        <translation>Bestellungen zählen, sobald sie bezahlt oder versendet sind.</translation>
    </message>
    <message>
        <source>Show the whole history</source>
        <translation>Gesamten Zeitraum zeigen</translation>
    </message>
    <message>
        <source>The revenue cannot be read</source>
        <translation>Der Umsatz kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Zahlungen</translation>
    </message>
    <message>
        <source>Average payment</source>
        <translation>Ø je Zahlung</translation>
    </message>
    <message>
        <source>Yesterday %1</source>
        <translation>Gestern %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln Tag</numerusform>
            <numerusform>%Ln Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln week(s)</source>
        <translation>
            <numerusform>%Ln Woche</numerusform>
            <numerusform>%Ln Wochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln month(s)</source>
        <translation>
            <numerusform>%Ln Monat</numerusform>
            <numerusform>%Ln Monate</numerusform>
        </translation>
    </message>
    <message>
        <source>The revenue is not read</source>
        <translation>Der Umsatz ist nicht gelesen</translation>
    </message>
</context>
<context>
    <name>countertop::RevenueTableModel</name>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>Bestellungen</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Stück</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>Erstattungen</translation>
    </message>
    <message>
        <source>Revenue</source>
        <translation>Umsatz</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>Zahlungen</translation>
    </message>
</context>
<context>
    <name>countertop::RevenueTile</name>
    <message>
        <source>no change</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>▲ %1 %</source>
        <translation>▲ %1&#xa0;%</translation>
    </message>
    <message>
        <source>▼ %1 %</source>
        <translation>▼ %1&#xa0;%</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>what it is, its figure</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>How a figure has changed and against what: &quot;▲ 8.2 %&quot;, &quot;vs previous 30 days&quot;.</extracomment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>countertop::RouteDialog</name>
    <message>
        <source>Add a route</source>
        <translation>Weg anlegen</translation>
    </message>
    <message>
        <source>Events from now on are sent to the receiver.</source>
        <translation>Ereignisse werden ab jetzt an den Empfänger gesendet.</translation>
    </message>
    <message>
        <source>Add route</source>
        <translation>Weg anlegen</translation>
    </message>
    <message>
        <source>Adding…</source>
        <translation>Wird angelegt…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>form</comment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Change route %1</source>
        <translation>Weg %1 ändern</translation>
    </message>
    <message>
        <source>The change applies to events from now on. Messages that wait take the new content and secrets.</source>
        <translation>Die Änderung gilt für Ereignisse ab jetzt. Wartende Nachrichten erhalten den neuen Inhalt und die neuen Geheimnisse.</translation>
    </message>
    <message>
        <source>Change route</source>
        <translation>Weg ändern</translation>
    </message>
    <message>
        <source>Changing…</source>
        <translation>Wird geändert…</translation>
    </message>
    <message>
        <source>Keep route</source>
        <translation>Weg behalten</translation>
    </message>
    <message>
        <source>Web address</source>
        <translation>Webadresse</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Redis channel</source>
        <translation>Redis-Kanal</translation>
    </message>
    <message>
        <source>Redis stream</source>
        <translation>Redis-Stream</translation>
    </message>
    <message>
        <source>Kafka topic</source>
        <translation>Kafka-Topic</translation>
    </message>
    <message>
        <source>Topic of Amazon SNS</source>
        <translation>Topic von Amazon SNS</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Only if (optional)</source>
        <translation>Nur wenn (freiwillig)</translation>
    </message>
    <message>
        <source>Kind of receiver</source>
        <translation>Art des Empfängers</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>The whole event</source>
        <translation>Das ganze Ereignis</translation>
    </message>
    <message>
        <source>A payment request</source>
        <translation>Eine Zahlungsanforderung</translation>
    </message>
    <message>
        <source>What a template says</source>
        <translation>Was eine Vorlage bestimmt</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>Was gesendet wird</translation>
    </message>
    <message>
        <source>Template (JSON)</source>
        <translation>Vorlage (JSON)</translation>
    </message>
    <message>
        <source>File of trusted certificates</source>
        <translation>Datei vertrauter Zertifikate</translation>
    </message>
    <message>
        <source>Keep them</source>
        <comment>secrets</comment>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 entfernen</translation>
    </message>
    <message>
        <source>Secrets in use</source>
        <translation>Verwendete Geheimnisse</translation>
    </message>
    <message>
        <source>The receiver may be on this computer or in a private network</source>
        <translation>Der Empfänger darf auf diesem Computer oder in einem privaten Netz sein</translation>
    </message>
    <message>
        <source>Nothing is changed yet.</source>
        <translation>Es ist noch nichts geändert.</translation>
    </message>
    <message>
        <source>The files are being read…</source>
        <translation>Die Dateien werden gelesen…</translation>
    </message>
    <message>
        <source>Say which events.</source>
        <translation>Geben Sie an, welche Ereignisse.</translation>
    </message>
    <message>
        <source>Say where they are sent.</source>
        <translation>Geben Sie an, wohin sie gesendet werden.</translation>
    </message>
    <message>
        <source>Give the file&apos;s whole path, beginning with %1.</source>
        <translation>Geben Sie den ganzen Pfad der Datei an, beginnend mit %1.</translation>
    </message>
    <message>
        <source>Write the template.</source>
        <translation>Schreiben Sie die Vorlage.</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>Eine Datei</translation>
    </message>
    <message>
        <source>The keychain of this computer</source>
        <translation>Der Schlüsselbund dieses Computers</translation>
    </message>
    <message>
        <source>Sign with a secret from</source>
        <translation>Signieren mit einem Geheimnis aus</translation>
    </message>
    <message>
        <source>Path or name of the secret</source>
        <translation>Pfad oder Name des Geheimnisses</translation>
    </message>
    <message>
        <source>New secret in the keychain…</source>
        <translation>Neues Geheimnis im Schlüsselbund…</translation>
    </message>
    <message>
        <source>No secret yet?</source>
        <translation>Noch kein Geheimnis?</translation>
    </message>
    <message>
        <source>Waiting for the keychain…</source>
        <translation>Warten auf den Schlüsselbund…</translation>
    </message>
</context>
<context>
    <name>countertop::RouteTableModel</name>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Receiver</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Only if</source>
        <translation>Nur wenn</translation>
    </message>
    <message>
        <source>What is sent</source>
        <translation>Was gesendet wird</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>Signiert</translation>
    </message>
    <message>
        <source>the whole event</source>
        <translation>das ganze Ereignis</translation>
    </message>
    <message>
        <source>a payment request</source>
        <translation>eine Zahlungsanforderung</translation>
    </message>
    <message>
        <source>by template</source>
        <translation>nach Vorlage</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
</context>
<context>
    <name>countertop::RoutesView</name>
    <message>
        <source>Add route</source>
        <translation>Weg anlegen</translation>
    </message>
    <message>
        <source>Edit route</source>
        <translation>Weg ändern</translation>
    </message>
    <message>
        <source>Send a test</source>
        <translation>Test senden</translation>
    </message>
    <message>
        <source>Remove route</source>
        <translation>Weg entfernen</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet…</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>Wege</translation>
    </message>
    <message>
        <source>The routes cannot be read</source>
        <translation>Die Wege können nicht gelesen werden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>The route is added. Send a test to see whether the receiver takes it.</source>
        <translation>Der Weg ist angelegt. Senden Sie einen Test, um zu sehen, ob der Empfänger ihn annimmt.</translation>
    </message>
    <message>
        <source>The route is changed.</source>
        <translation>Der Weg ist geändert.</translation>
    </message>
    <message>
        <source>Route %1: the test arrived after %2 ms. %3</source>
        <translation>Weg %1: Der Test ist nach %2 ms angekommen. %3</translation>
    </message>
    <message>
        <source>Route %1: this computer cannot send there. Technical reason: %2</source>
        <translation>Weg %1: Dieser Computer kann nicht dorthin senden. Technischer Grund: %2</translation>
    </message>
    <message>
        <source>Route %1: the test did not arrive. %2 Answer after %3 ms: %4</source>
        <extracomment>Number, a sentence, milliseconds, what the receiver said in its own words.</extracomment>
        <translation>Weg %1: Der Test ist nicht angekommen. %2 Antwort nach %3 ms: %4</translation>
    </message>
    <message>
        <source>Remove route %1?</source>
        <translation>Weg %1 entfernen?</translation>
    </message>
    <message>
        <source>Events from now on are not sent to %1 by it. Messages that already wait still are.</source>
        <translation>Ereignisse werden ab jetzt auf diesem Weg nicht mehr an %1 gesendet. Nachrichten, die schon warten, werden noch gesendet.</translation>
    </message>
    <message>
        <source>Keep route</source>
        <translation>Weg behalten</translation>
    </message>
    <message>
        <source>The route is removed.</source>
        <translation>Der Weg ist entfernt.</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere</source>
        <translation>Es wird nichts gesendet</translation>
    </message>
    <message>
        <source>A route sends what happens in the shop to another system, such as every new order to a web address.</source>
        <translation>Ein Weg sendet, was im Shop geschieht, an ein anderes System, zum Beispiel jede neue Bestellung an eine Webadresse.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln route(s)</source>
        <translation>
            <numerusform>%Ln Weg</numerusform>
            <numerusform>%Ln Wege</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::SagaDetailPane</name>
    <message>
        <source>Nothing chosen</source>
        <translation>Nichts gewählt</translation>
    </message>
    <message>
        <source>Choose a fulfilment to see its steps.</source>
        <translation>Wählen Sie eine Abwicklung, um ihre Schritte zu sehen.</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Go on now</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Show order</source>
        <translation>Zur Bestellung</translation>
    </message>
    <message>
        <source>begun %1</source>
        <translation>begonnen %1</translation>
    </message>
    <message>
        <source>round %1</source>
        <translation>Runde %1</translation>
    </message>
    <message>
        <source>next at %1</source>
        <translation>weiter um %1</translation>
    </message>
    <message>
        <source>Give up refund</source>
        <translation>Erstattung aufgeben</translation>
    </message>
</context>
<context>
    <name>countertop::SagaStepsModel</name>
    <message>
        <source>%1: %2</source>
        <comment>step, how it stands</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln attempt(s)</source>
        <translation>
            <numerusform>%Ln Versuch</numerusform>
            <numerusform>%Ln Versuche</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::SagaTableModel</name>
    <message>
        <source>Order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Round</source>
        <translation>Runde</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>countertop::SagaText</name>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>being undone</source>
        <translation>wird rückgängig</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig</translation>
    </message>
    <message>
        <source>needs a person</source>
        <translation>braucht Hilfe</translation>
    </message>
    <message>
        <source>Reserve stock</source>
        <translation>Bestand reservieren</translation>
    </message>
    <message>
        <source>Take payment</source>
        <translation>Zahlung einziehen</translation>
    </message>
    <message>
        <source>Create shipment</source>
        <translation>Versand anlegen</translation>
    </message>
    <message>
        <source>Complete order</source>
        <translation>Bestellung abschließen</translation>
    </message>
    <message>
        <source>Cancel shipment</source>
        <translation>Versand stornieren</translation>
    </message>
    <message>
        <source>Refund payment</source>
        <translation>Zahlung erstatten</translation>
    </message>
    <message>
        <source>Release stock</source>
        <translation>Bestand freigeben</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>begonnen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <source>being refunded</source>
        <translation>wird erstattet</translation>
    </message>
    <message>
        <source>refunded</source>
        <translation>erstattet</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>aufgegeben</translation>
    </message>
    <message>
        <source>Cancel order</source>
        <translation>Bestellung stornieren</translation>
    </message>
</context>
<context>
    <name>countertop::SagasView</name>
    <message>
        <source>There is no payment service, so every fulfilment waits.</source>
        <translation>Es gibt keinen Zahlungsdienst; daher wartet jede Abwicklung.</translation>
    </message>
    <message>
        <source>There is no carrier, so every fulfilment waits.</source>
        <translation>Es gibt keinen Paketdienst; daher wartet jede Abwicklung.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>The fulfilments cannot be read</source>
        <translation>Die Abwicklungen sind nicht lesbar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Undo the fulfilment of %1?</source>
        <translation>Abwicklung von %1 rückgängig machen?</translation>
    </message>
    <message>
        <source>Undo fulfilment</source>
        <translation>Rückgängig machen</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Belassen</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>No fulfilment has this status</source>
        <translation>Keine Abwicklung hat diesen Status</translation>
    </message>
    <message>
        <source>Show all fulfilments</source>
        <translation>Alle Abwicklungen zeigen</translation>
    </message>
    <message>
        <source>No order is being fulfilled</source>
        <translation>Keine Bestellung in Abwicklung</translation>
    </message>
    <message>
        <source>Orders whose payment and shipment go on by themselves appear here.</source>
        <translation>Hier erscheinen Bestellungen, deren Zahlung und Versand von selbst laufen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln fulfilment(s)</source>
        <translation>
            <numerusform>%Ln Abwicklung</numerusform>
            <numerusform>%Ln Abwicklungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Give up the refund of %1?</source>
        <translation>Erstattung von %1 aufgeben?</translation>
    </message>
    <message>
        <source>The payment service is not asked for it any more. Refund the order in another way, for example in cash.</source>
        <translation>Der Zahlungsdienst wird nicht mehr darum gebeten. Erstatten Sie die Bestellung auf anderem Weg, zum Beispiel bar.</translation>
    </message>
    <message>
        <source>Give up refund</source>
        <translation>Erstattung aufgeben</translation>
    </message>
    <message>
        <source>What was done is taken back in reverse order: the shipment, the payment, the stock. The order is cancelled.</source>
        <translation>Was geschehen ist, wird in umgekehrter Reihenfolge zurückgenommen: Versand, Zahlung, Bestand. Die Bestellung wird storniert.</translation>
    </message>
</context>
<context>
    <name>countertop::ScanText</name>
    <message>
        <source>Scanned %1: nothing was changed here. Scan to sell on the Till page (%2), to find a product on Products.</source>
        <translation>%1 gescannt: Hier wurde nichts geändert. Verkauft wird mit dem Scanner auf der Seite „Kasse“ (%2), gesucht auf „Artikel“.</translation>
    </message>
    <message>
        <source>%1 is a barcode, so it was not taken as a number. If the number is meant, type it and press Tab.</source>
        <translation>%1 ist ein Barcode und wurde nicht als Zahl übernommen. Ist die Zahl gemeint, tippen Sie sie ein und drücken Sie Tab.</translation>
    </message>
</context>
<context>
    <name>countertop::SearchEdit</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Clear the field</source>
        <translation>Feld leeren</translation>
    </message>
</context>
<context>
    <name>countertop::SecretDialog</name>
    <message>
        <source>New secret in the keychain</source>
        <translation>Neues Geheimnis im Schlüsselbund</translation>
    </message>
    <message>
        <source>Copy the secret now and give it to the receiver: afterwards only the keychain of this computer has it. Other computers leave messages that need it to this one.</source>
        <translation>Kopieren Sie das Geheimnis jetzt und geben Sie es dem Empfänger: Danach hat es nur noch der Schlüsselbund dieses Computers. Andere Computer überlassen diesem die Nachrichten, die es brauchen.</translation>
    </message>
    <message>
        <source>Save in the keychain</source>
        <translation>Im Schlüsselbund speichern</translation>
    </message>
    <message>
        <source>Waiting for the keychain…</source>
        <translation>Warten auf den Schlüsselbund…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <comment>form</comment>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Name in the keychain</source>
        <translation>Name im Schlüsselbund</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Geheimnis</translation>
    </message>
    <message>
        <source>Copy secret</source>
        <translation>Geheimnis kopieren</translation>
    </message>
    <message>
        <source>Generate another</source>
        <translation>Anderes erzeugen</translation>
    </message>
    <message>
        <source>The secret is copied.</source>
        <translation>Das Geheimnis ist kopiert.</translation>
    </message>
    <message>
        <source>Give the secret a name.</source>
        <translation>Geben Sie dem Geheimnis einen Namen.</translation>
    </message>
    <message>
        <source>Type a secret, or generate one.</source>
        <translation>Tippen Sie ein Geheimnis oder erzeugen Sie eines.</translation>
    </message>
    <message>
        <source>Show the secret</source>
        <translation>Geheimnis anzeigen</translation>
    </message>
</context>
<context>
    <name>countertop::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Systemeinstellung</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Großzügig</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Kompakt</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Darstellung</translation>
    </message>
    <message>
        <source>Table rows</source>
        <translation>Tabellenzeilen</translation>
    </message>
    <message>
        <source>Name of this till</source>
        <translation>Name dieser Kasse</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Parts of the settings</source>
        <translation>Teile der Einstellungen</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Messages to customers</source>
        <translation>Nachrichten an Kunden</translation>
    </message>
    <message>
        <source>Brokers</source>
        <translation>Broker</translation>
    </message>
</context>
<context>
    <name>countertop::ShipOrderDialog</name>
    <message>
        <source>Ship order %1</source>
        <translation>Bestellung %1 versenden</translation>
    </message>
    <message>
        <source>Everything that is not shipped yet leaves with this parcel.</source>
        <translation>Alles noch nicht Versendete geht mit diesem Paket hinaus.</translation>
    </message>
    <message>
        <source>Ship order</source>
        <translation>Bestellung versenden</translation>
    </message>
    <message>
        <source>Shipping…</source>
        <translation>Wird versendet…</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Tracking number (optional)</source>
        <translation>Sendungsnummer (optional)</translation>
    </message>
    <message>
        <source>Ship this draft</source>
        <translation>Diesen Entwurf versenden</translation>
    </message>
</context>
<context>
    <name>countertop::ShopAvailability</name>
    <message>
        <source>The shop&apos;s server cannot be reached. The sale in hand stays here; Countertop tries again every few seconds.</source>
        <translation>Der Server des Shops ist nicht erreichbar. Der laufende Verkauf bleibt hier erhalten; Countertop versucht es alle paar Sekunden erneut.</translation>
    </message>
    <message>
        <source>%1 The sale in hand stays here; Countertop tries again every few seconds.</source>
        <extracomment>What went wrong, then what Countertop does about it.</extracomment>
        <translation>%1 Der laufende Verkauf bleibt hier erhalten; Countertop versucht es alle paar Sekunden erneut.</translation>
    </message>
    <message>
        <source>%1 Put the shop&apos;s own file, or a backup of it, in its place, then try again: %2</source>
        <extracomment>Why the shop&apos;s file cannot be used, then its place.</extracomment>
        <translation>%1 Legen Sie die Datei des Shops oder eine Sicherung davon an ihren Platz und versuchen Sie es erneut: %2</translation>
    </message>
    <message>
        <source>%1 Check that this computer has a network and that the server runs. Countertop tries again every few seconds.</source>
        <translation>%1 Prüfen Sie, ob dieser Computer mit dem Netzwerk verbunden ist und der Server läuft. Countertop versucht es alle paar Sekunden erneut.</translation>
    </message>
    <message>
        <source>%1 Countertop tries again every few seconds.</source>
        <translation>%1 Countertop versucht es alle paar Sekunden erneut.</translation>
    </message>
</context>
<context>
    <name>countertop::ShopDialog</name>
    <message>
        <source>Throw away what you typed?</source>
        <translation>Das Eingetippte verwerfen?</translation>
    </message>
    <message>
        <source>Nothing has been done with it yet.</source>
        <translation>Es ist noch nichts damit geschehen.</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Keep typing</source>
        <translation>Weiter eingeben</translation>
    </message>
</context>
<context>
    <name>countertop::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>At the till</source>
        <translation>An der Kasse</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Tippen</translation>
    </message>
    <message>
        <source>Search by name, SKU or barcode</source>
        <translation>Nach Name, Artikelnummer oder Barcode suchen</translation>
    </message>
    <message>
        <source>Add the marked product</source>
        <translation>Markierten Artikel hinzufügen</translation>
    </message>
    <message>
        <source>Before the product: its quantity</source>
        <translation>Vor dem Artikel: seine Menge</translation>
    </message>
    <message>
        <source>Choose the customer</source>
        <translation>Kunden wählen</translation>
    </message>
    <message>
        <source>Place and take payment</source>
        <translation>Bestellen und kassieren</translation>
    </message>
    <message>
        <source>Place the order only</source>
        <translation>Nur bestellen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Go to a page</source>
        <translation>Zu einer Seite wechseln</translation>
    </message>
    <message>
        <source>Search or filter the page</source>
        <translation>Auf der Seite suchen oder filtern</translation>
    </message>
    <message>
        <source>Open the menu</source>
        <translation>Menü öffnen</translation>
    </message>
    <message>
        <source>Show this list</source>
        <translation>Diese Liste zeigen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1 … %2</source>
        <extracomment>The first and the last key of a row of keys.</extracomment>
        <translation>%1 … %2</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Park the sale, or take one back</source>
        <translation>Verkauf parken oder einen zurückholen</translation>
    </message>
    <message>
        <source>Pay in cash, type what is handed over</source>
        <translation>Bar zahlen, gegebenen Betrag eintippen</translation>
    </message>
    <message>
        <source>Pay by card</source>
        <translation>Mit Karte zahlen</translation>
    </message>
    <message>
        <source>From the search to the lines</source>
        <translation>Von der Suche zu den Zeilen</translation>
    </message>
    <message>
        <source>+ and −</source>
        <translation>+ und −</translation>
    </message>
    <message>
        <source>Count the marked line</source>
        <translation>Markierte Zeile zählen</translation>
    </message>
    <message>
        <source>Close the message, clear search, then sale</source>
        <translation>Meldung schließen, Suche, dann Verkauf leeren</translation>
    </message>
    <message>
        <source>Marked line: its quantity, 0 removes it</source>
        <translation>Markierte Zeile: ihre Menge, 0 entfernt sie</translation>
    </message>
    <message>
        <source>Remove the marked line, also from search</source>
        <translation>Markierte Zeile entfernen, auch aus der Suche</translation>
    </message>
    <message>
        <source>To the next field, button or list</source>
        <translation>Zum nächsten Feld</translation>
    </message>
    <message>
        <source>Press the focused button</source>
        <translation>Markierte Schaltfläche drücken</translation>
    </message>
    <message>
        <source>Close the message, clear the field</source>
        <translation>Meldung schließen, Feld leeren</translation>
    </message>
    <message>
        <source>Filter to list; open the marked row</source>
        <translation>Vom Filter in die Liste; Zeile öffnen</translation>
    </message>
    <message>
        <source>Mark another row</source>
        <translation>Eine andere Zeile markieren</translation>
    </message>
    <message>
        <source>From an order&apos;s past back to now</source>
        <translation>Von einem früheren Stand zurück zu jetzt</translation>
    </message>
    <message>
        <source>Chart: another bar, Enter opens it</source>
        <translation>Diagramm: anderer Balken, Eingabe öffnet</translation>
    </message>
    <message>
        <source>Date: one day later or earlier</source>
        <translation>Datum: einen Tag weiter oder zurück</translation>
    </message>
    <message>
        <source>Press the focused or the main button</source>
        <translation>Markierte oder wichtigste Schaltfläche</translation>
    </message>
    <message>
        <source>Change nothing</source>
        <translation>Nichts ändern</translation>
    </message>
    <message>
        <source>In lists, orders and revenue</source>
        <translation>In Listen, Bestellungen und Umsatz</translation>
    </message>
    <message>
        <source>In a dialog</source>
        <translation>In einem Dialog</translation>
    </message>
    <message>
        <source>Show the notices</source>
        <translation>Die Hinweise zeigen</translation>
    </message>
</context>
<context>
    <name>countertop::StatusLine</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · offline</source>
        <translation>%1 · nicht verbunden</translation>
    </message>
    <message>
        <source>Deliveries: %1 waiting</source>
        <translation>Übertragungen: %1 wartend</translation>
    </message>
    <message>
        <source>%1 · connected</source>
        <translation>%1 · verbunden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln given up</source>
        <translation>
            <numerusform>%Ln gescheitert</numerusform>
            <numerusform>%Ln gescheitert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the %Ln given-up delivery(s)</source>
        <translation>
            <numerusform>Die gescheiterte Übertragung zeigen</numerusform>
            <numerusform>Die %Ln gescheiterten Übertragungen zeigen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>countertop::StockDialog</name>
    <message>
        <source>Scanned %1: wait until the answer for %2 is there, then scan again.</source>
        <translation>%1 gescannt: Warten Sie, bis die Antwort für %2 da ist, und scannen Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>Scanned %1: no product has this code.</source>
        <translation>%1 gescannt: Kein Artikel hat diesen Code.</translation>
    </message>
    <message>
        <source>Scanned %1: that is %2, as shown here.</source>
        <translation>%1 gescannt: Das ist %2, wie hier gezeigt.</translation>
    </message>
    <message>
        <source>Scanned %1: that is %2. Finish %3 first, then scan again.</source>
        <translation>%1 gescannt: Das ist %2. Schließen Sie erst %3 ab und scannen Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>Scanned %1: this is about %2 now.</source>
        <translation>%1 gescannt: Jetzt geht es um %2.</translation>
    </message>
    <message>
        <source>The scanned product is still being looked up.</source>
        <translation>Der gescannte Artikel wird noch gesucht.</translation>
    </message>
</context>
<context>
    <name>countertop::SuggestionList</name>
    <message>
        <source>Suggestions</source>
        <translation>Vorschläge</translation>
    </message>
</context>
<context>
    <name>countertop::TakePaymentDialog</name>
    <message>
        <source>Take payment</source>
        <translation>Kassieren</translation>
    </message>
    <message>
        <source>Taking payment…</source>
        <translation>Wird kassiert…</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Jetzt nicht</translation>
    </message>
    <message>
        <source>Paid by</source>
        <translation>Zahlungsart</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Gegeben</translation>
    </message>
    <message>
        <source>%1 to pay, %2 change.</source>
        <translation>Zu zahlen: %1, Rückgeld: %2.</translation>
    </message>
    <message>
        <source>%1 to pay.</source>
        <translation>Zu zahlen: %1.</translation>
    </message>
    <message>
        <source>That is less than %1.</source>
        <translation>Das ist weniger als %1.</translation>
    </message>
    <message>
        <source>Take payment for order %1</source>
        <translation>Zahlung für Bestellung %1 annehmen</translation>
    </message>
    <message>
        <source>Take payment for this draft</source>
        <translation>Zahlung für diesen Entwurf annehmen</translation>
    </message>
</context>
<context>
    <name>countertop::TaskPanel</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Wird abgebrochen…</translation>
    </message>
</context>
<context>
    <name>countertop::TaskRunner</name>
    <message>
        <source>Something else is still running; cancel it or let it finish.</source>
        <translation>Es läuft noch etwas anderes; brechen Sie es ab oder warten Sie, bis es fertig ist.</translation>
    </message>
    <message>
        <source>Checking the shop</source>
        <translation>Shop wird geprüft</translation>
    </message>
    <message>
        <source>Import order history</source>
        <translation>Bestellhistorie importieren</translation>
    </message>
    <message>
        <source>Online Retail files (*.csv *.csv.gz *.txt)</source>
        <translation>Online-Retail-Dateien (*.csv *.csv.gz *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Nothing has been written yet. Running it again later changes nothing that is imported already.</source>
        <translation>Noch wurde nichts gespeichert. Ein erneuter Import ändert später nichts, was schon importiert ist.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>For Excel (*.csv)</source>
        <translation>Für Excel (*.csv)</translation>
    </message>
    <message>
        <source>Plain CSV, RFC 4180 (*.csv)</source>
        <translation>Einfaches CSV, RFC 4180 (*.csv)</translation>
    </message>
    <message>
        <source>Export orders</source>
        <translation>Bestellungen exportieren</translation>
    </message>
    <message>
        <source>Export revenue</source>
        <translation>Umsatz exportieren</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) are in “%1”.</source>
        <translation>
            <numerusform>%Ln Zeile steht in „%1“.</numerusform>
            <numerusform>%Ln Zeilen stehen in „%1“.</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing “%1”</source>
        <translation>„%1“ wird geschrieben</translation>
    </message>
    <message>
        <source>Reading “%1”</source>
        <translation>„%1“ wird gelesen</translation>
    </message>
    <message>
        <source>Import “%1” into this shop?</source>
        <translation>„%1“ in diesen Shop importieren?</translation>
    </message>
    <message>
        <source>Do not import</source>
        <translation>Nicht importieren</translation>
    </message>
    <message>
        <source>Importing “%1”</source>
        <translation>„%1“ wird importiert</translation>
    </message>
    <message>
        <source>Restarting %1</source>
        <translation>%1 wird neu gestartet</translation>
    </message>
    <message>
        <source>%1 begins again at its checkpoint.</source>
        <translation>%1 beginnt wieder an ihrem letzten Stand.</translation>
    </message>
    <message>
        <source>Rebuilding %1</source>
        <translation>%1 wird neu aufgebaut</translation>
    </message>
    <message numerus="yes">
        <source>%1 is rebuilt from %Ln event(s).</source>
        <translation>
            <numerusform>%1 ist aus %Ln Ereignis neu aufgebaut.</numerusform>
            <numerusform>%1 ist aus %Ln Ereignissen neu aufgebaut.</numerusform>
        </translation>
    </message>
    <message>
        <source>Day first</source>
        <translation>Tag zuerst</translation>
    </message>
    <message>
        <source>Month first</source>
        <translation>Monat zuerst</translation>
    </message>
    <message>
        <source>Year first</source>
        <translation>Jahr zuerst</translation>
    </message>
    <message>
        <source>Decimal point</source>
        <translation>Dezimalpunkt</translation>
    </message>
    <message>
        <source>Decimal comma</source>
        <translation>Dezimalkomma</translation>
    </message>
    <message>
        <source>Which is right for the whole file?</source>
        <translation>Was gilt für die ganze Datei?</translation>
    </message>
    <message>
        <source>Correct what the shop has with other contents</source>
        <translation>Berichtigen, was der Shop mit anderem Inhalt hat</translation>
    </message>
    <message>
        <source>Lines that will be left out: %1, invoices with them: %2. The details say why.</source>
        <translation>Zeilen, die ausgelassen werden: %1, Rechnungen mit ihnen: %2. Die Einzelheiten sagen, warum.</translation>
    </message>
</context>
<context>
    <name>countertop::TillHeader</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>New sale</source>
        <translation>Neuer Verkauf</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>Parken</translation>
    </message>
</context>
<context>
    <name>countertop::TillLinesModel</name>
    <message>
        <source>SKU</source>
        <translation>Artikelnr.</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Artikel</translation>
    </message>
    <message>
        <source>Qty</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>out of stock</source>
        <translation>nicht vorrätig</translation>
    </message>
    <message>
        <source>only %1 available</source>
        <translation>nur %1 verfügbar</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>countertop::TillNotice</name>
    <message>
        <source>It is not known yet whether this sale went through, so it stays as it is. Press F8 to ask again: it is not done twice.</source>
        <translation>Ob dieser Verkauf gebucht wurde, ist noch nicht bekannt, darum bleibt er, wie er ist. Fragen Sie mit F8 noch einmal: Er wird nicht doppelt gebucht.</translation>
    </message>
    <message>
        <source>Being looked up: %1</source>
        <translation>Wird nachgeschlagen: %1</translation>
    </message>
    <message>
        <source>Not on the sale, because the shop&apos;s server is away: %1. Scan it again when the server is back.</source>
        <translation>Nicht im Verkauf, weil der Server des Shops fehlt: %1. Scannen Sie es noch einmal, wenn er wieder da ist.</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <comment>quantity, product</comment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Next sale: %1</source>
        <translation>Nächster Verkauf: %1</translation>
    </message>
</context>
<context>
    <name>countertop::TillPage</name>
    <message>
        <source>“%1” is a barcode and a SKU. Choose which product is meant.</source>
        <translation>„%1“ ist ein Barcode und eine Artikelnummer. Wählen Sie den gemeinten Artikel.</translation>
    </message>
    <message>
        <source>No product matches “%1”.</source>
        <translation>Kein Artikel passt zu „%1“.</translation>
    </message>
    <message>
        <source>This sale was being placed when Countertop stopped. Press F8 or F9 as before: if it went through, it is not done twice.</source>
        <translation>Dieser Verkauf wurde gerade gebucht, als Countertop abbrach. Drücken Sie wie zuvor F8 oder F9: Ist er schon gebucht, wird er nicht doppelt ausgeführt.</translation>
    </message>
    <message>
        <source>The sale you were working on is back.</source>
        <translation>Ihr letzter Verkauf ist wieder da.</translation>
    </message>
    <message>
        <source>Add a product first.</source>
        <translation>Fügen Sie zuerst einen Artikel hinzu.</translation>
    </message>
    <message>
        <source>The sale is cleared. %1 brings it back.</source>
        <translation>Der Verkauf ist geleert. %1 holt ihn zurück.</translation>
    </message>
    <message>
        <source>%1 is done. Change to give back: %2</source>
        <translation>%1 ist fertig. Rückgeld: %2</translation>
    </message>
    <message>
        <source>%1 is done.</source>
        <translation>%1 ist fertig.</translation>
    </message>
    <message>
        <source>No customer matches “%1”.</source>
        <translation>Kein Kunde passt zu „%1“.</translation>
    </message>
    <message>
        <source>“%1” is off the sale. %2 brings it back.</source>
        <translation>„%1“ ist aus dem Verkauf genommen. %2 holt es zurück.</translation>
    </message>
    <message>
        <source>“%1” is out of stock: the shop has none to sell. Receive goods first, or take it off the sale with Del.</source>
        <translation>„%1“ ist nicht vorrätig: Der Shop hat nichts davon zu verkaufen. Nehmen Sie erst Ware an oder nehmen Sie es mit Entf aus dem Verkauf.</translation>
    </message>
    <message>
        <source>There are only %1 of “%2”; the sale has more.</source>
        <translation>Von „%2“ sind nur %1 da; im Verkauf sind mehr.</translation>
    </message>
    <message>
        <source>“%1” can be several products, so the sale is not placed yet. Choose one, or clear the field.</source>
        <translation>„%1“ kann mehrere Artikel meinen, deshalb ist der Verkauf noch nicht abgeschlossen. Wählen Sie einen oder leeren Sie das Feld.</translation>
    </message>
    <message>
        <source>“%1” stands in many products. Type more, or choose one with the arrow keys.</source>
        <translation>„%1“ kommt in vielen Artikeln vor. Tippen Sie mehr oder wählen Sie einen mit den Pfeiltasten.</translation>
    </message>
    <message>
        <source>“%1” is not on the sale: the shop&apos;s server is away, and this till does not know it.</source>
        <translation>„%1“ ist nicht im Verkauf: Der Server des Shops fehlt, und diese Kasse kennt es nicht.</translation>
    </message>
    <message>
        <source>“%1” is not chosen as the customer yet. Press Enter to choose, or Esc.</source>
        <translation>„%1“ ist noch nicht als Kunde gewählt. Drücken Sie Enter zum Wählen oder Esc.</translation>
    </message>
    <message>
        <source>The sale is without %1, which could not be looked up. Press the key again to end it so.</source>
        <translation>Im Verkauf fehlt %1, das nicht nachgeschlagen werden konnte. Drücken Sie die Taste noch einmal, um ihn so abzuschließen.</translation>
    </message>
    <message>
        <source>It is not known yet whether this sale went through. Take it back and press F8 first.</source>
        <translation>Noch ist nicht bekannt, ob dieser Verkauf zustande kam. Holen Sie ihn zurück und drücken Sie erst F8.</translation>
    </message>
    <message>
        <source>Discard this parked sale?</source>
        <translation>Diesen geparkten Verkauf verwerfen?</translation>
    </message>
    <message>
        <source>%1. Its goods were not sold, and it cannot be brought back.</source>
        <translation>%1. Seine Ware wurde nicht verkauft, und er lässt sich nicht zurückholen.</translation>
    </message>
    <message>
        <source>Discard sale</source>
        <translation>Verkauf verwerfen</translation>
    </message>
    <message>
        <source>Keep sale</source>
        <translation>Verkauf behalten</translation>
    </message>
</context>
<context>
    <name>countertop::TillSale</name>
    <message>
        <source>add “%1”</source>
        <translation>„%1“ hinzufügen</translation>
    </message>
    <message>
        <source>change the quantity of “%1”</source>
        <translation>Menge von „%1“ ändern</translation>
    </message>
    <message>
        <source>remove “%1”</source>
        <translation>„%1“ entfernen</translation>
    </message>
    <message>
        <source>choose the customer</source>
        <translation>Kunden wählen</translation>
    </message>
    <message>
        <source>clear the sale</source>
        <translation>Verkauf leeren</translation>
    </message>
</context>
<context>
    <name>countertop::TimelineText</name>
    <message>
        <source>Order created</source>
        <translation>Bestellung angelegt</translation>
    </message>
    <message>
        <source>Line added</source>
        <translation>Position hinzugefügt</translation>
    </message>
    <message>
        <source>Quantity changed</source>
        <translation>Menge geändert</translation>
    </message>
    <message>
        <source>Line removed</source>
        <translation>Position entfernt</translation>
    </message>
    <message>
        <source>Order placed</source>
        <translation>Bestellung aufgegeben</translation>
    </message>
    <message>
        <source>Order confirmed automatically</source>
        <translation>Bestellung automatisch bestätigt</translation>
    </message>
    <message>
        <source>Order confirmed</source>
        <translation>Bestellung bestätigt</translation>
    </message>
    <message>
        <source>Payment captured</source>
        <translation>Zahlung verbucht</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Übergeben</translation>
    </message>
    <message>
        <source>Order shipped</source>
        <translation>Bestellung versendet</translation>
    </message>
    <message>
        <source>Order delivered</source>
        <translation>Bestellung geliefert</translation>
    </message>
    <message>
        <source>Order completed</source>
        <translation>Bestellung abgeschlossen</translation>
    </message>
    <message>
        <source>Order cancelled</source>
        <translation>Bestellung storniert</translation>
    </message>
    <message>
        <source>Payment refunded</source>
        <translation>Zahlung erstattet</translation>
    </message>
    <message>
        <source>Credit note issued</source>
        <translation>Gutschrift erstellt</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <comment>quantity, product</comment>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Refund requested</source>
        <translation>Erstattung angefordert</translation>
    </message>
    <message>
        <source>Refund given up</source>
        <translation>Erstattung aufgegeben</translation>
    </message>
    <message>
        <source>Product added</source>
        <translation>Artikel angelegt</translation>
    </message>
    <message>
        <source>Price changed</source>
        <translation>Preis geändert</translation>
    </message>
    <message>
        <source>Goods received</source>
        <translation>Wareneingang gebucht</translation>
    </message>
    <message>
        <source>Stock corrected</source>
        <translation>Bestand korrigiert</translation>
    </message>
    <message>
        <source>Customer added</source>
        <translation>Kunde angelegt</translation>
    </message>
    <message>
        <source>Customer changed</source>
        <translation>Kunde geändert</translation>
    </message>
    <message>
        <source>Settings of the shop changed</source>
        <translation>Einstellungen des Shops geändert</translation>
    </message>
    <message>
        <source>Pizza ordered</source>
        <translation>Pizza bestellt</translation>
    </message>
    <message>
        <source>Recorded by a newer Countertop</source>
        <translation>Von einem neueren Countertop aufgezeichnet</translation>
    </message>
    <message>
        <source>Message to the customer</source>
        <translation>Nachricht an den Kunden</translation>
    </message>
</context>
<context>
    <name>countertop::TotalCard</name>
    <message>
        <source>To pay</source>
        <translation>Zu zahlen</translation>
    </message>
    <message>
        <source>VAT %1 % included</source>
        <translation>inkl. %1&#xa0;% MwSt.</translation>
    </message>
    <message>
        <source>VAT included</source>
        <translation>inkl. MwSt.</translation>
    </message>
    <message>
        <source>Order %1 placed</source>
        <translation>Bestellung %1 aufgegeben</translation>
    </message>
    <message>
        <source>To pay later</source>
        <translation>Später zu zahlen</translation>
    </message>
    <message>
        <source>Order %1 paid</source>
        <translation>Bestellung %1 bezahlt</translation>
    </message>
    <message>
        <source>%1 in cash</source>
        <translation>%1 bar</translation>
    </message>
    <message>
        <source>Change to give</source>
        <translation>Rückgeld</translation>
    </message>
    <message numerus="yes">
        <source>%Ln item(s)</source>
        <translation>
            <numerusform>%Ln Stück</numerusform>
            <numerusform>%Ln Stück</numerusform>
        </translation>
    </message>
    <message>
        <source>Paid by card</source>
        <translation>Mit Karte bezahlt</translation>
    </message>
</context>
</TS>
