import type { Locale } from "#i18n/routing.ts";
import type { LegalText } from "./legal-text.ts";

/** Terms of sale as a small European shop has them: a template, to be replaced by the merchant's own. */
export const terms: Readonly<Record<Locale, LegalText>> = {
  en: {
    title: "Terms of sale",
    lead: "What you and we agree on when you order from us.",
    sections: [
      {
        id: "parties",
        heading: "Who you buy from",
        body: [
          "You buy from [company name], [street and number], [postal code and town], [country]; e-mail [address], telephone [number], registered with [register and number], VAT number [number].",
          "These terms are for consumers, that is, for people who buy for purposes that are mostly outside of their trade or profession. The law of your own country that protects you as a consumer stays untouched.",
        ],
      },
      {
        id: "contract",
        heading: "How a contract comes about",
        body: [
          "What the shop shows is not yet an offer. You make one when you press the button that orders with an obligation to pay. Until then you can look at everything, change it, or leave.",
          "We accept your order when the payment has gone through. We then confirm it by e-mail; that mail and the page it leads to hold the whole contract. If the payment does not go through there is no contract, and you are charged nothing.",
          "A quantity, a price or a code that changes while you are ordering is shown to you first. You never buy at a price that you have not seen.",
        ],
      },
      {
        id: "prices",
        heading: "Prices and tax",
        body: [
          "All prices include the value added tax of the country we deliver to. What delivery costs is shown in your cart and before you order.",
          "A discount code counts once for each order and cannot be paid out. It may be limited in time, in number or to orders of a certain value; the cart says so when you enter it.",
        ],
      },
      {
        id: "payment",
        heading: "Payment",
        body: [
          "You pay while ordering, in the ways that are shown there. Your bank may ask you to confirm. Your card is reserved first and charged when the order is settled.",
        ],
      },
      {
        id: "delivery",
        heading: "Delivery",
        body: [
          "We deliver to the countries that you can choose in the cart. We hand an order to the carrier within two working days unless the product says otherwise; from there it takes two to five working days, depending on the country and on the way of delivery.",
          "If something cannot be delivered after all, we tell you at once and pay back what you have paid for it.",
          "The risk passes to you when you, or somebody you have named, receive the parcel. The goods stay ours until they are paid.",
        ],
      },
      {
        id: "withdrawal",
        heading: "Changing your mind",
        body: [
          "You can cancel an order yourself for as long as it has not left: on its page, without a reason. After that you have the right to withdraw from the contract within fourteen days. How, and what is excepted, stands on the page about returns.",
        ],
      },
      {
        id: "defects",
        heading: "When something is wrong with it",
        body: [
          "The law obliges us to deliver goods that are as agreed, for two years from the day you receive them. If something is wrong we repair or replace it, at your choice and at our expense; if that is not possible, takes too long or fails, you may ask for a lower price or give it back.",
        ],
      },
      {
        id: "liability",
        heading: "Liability",
        body: [
          "We are liable without limit for intent and gross negligence, for injury to life, body or health, and wherever the law on product liability says so. For slight negligence we are liable only where an obligation is broken that the contract is there for, and then for the damage that could be foreseen.",
        ],
      },
      {
        id: "disputes",
        heading: "Disputes",
        body: [
          "Write to us first; most things are settled by a mail. We are [not] obliged and [not] willing to take part in proceedings before a consumer arbitration board.",
          "The law of [country] applies. It does not take from you what the mandatory law of the country you live in gives you.",
        ],
      },
    ],
  },
  de: {
    title: "Allgemeine Geschäftsbedingungen",
    lead: "Was zwischen Ihnen und uns gilt, wenn Sie bei uns bestellen.",
    sections: [
      {
        id: "parties",
        heading: "Bei wem Sie kaufen",
        body: [
          "Sie kaufen bei [Firma], [Straße und Hausnummer], [Postleitzahl und Ort], [Land]; E-Mail [Adresse], Telefon [Nummer], eingetragen im [Register und Nummer], Umsatzsteuer-Identifikationsnummer [Nummer].",
          "Diese Bedingungen gelten für Verbraucherinnen und Verbraucher, also für Menschen, die zu Zwecken kaufen, die überwiegend nicht zu ihrem Gewerbe oder Beruf gehören. Was das Recht Ihres Landes zu Ihrem Schutz vorsieht, bleibt unberührt.",
        ],
      },
      {
        id: "contract",
        heading: "Wie ein Vertrag zustande kommt",
        body: [
          "Was der Shop zeigt, ist noch kein Angebot. Das machen Sie, wenn Sie auf die Schaltfläche drücken, die zahlungspflichtig bestellt. Bis dahin können Sie alles ansehen, ändern oder lassen.",
          "Wir nehmen Ihre Bestellung an, wenn die Zahlung gelungen ist. Dann bestätigen wir sie per E-Mail; diese Mail und die Seite, zu der sie führt, enthalten den ganzen Vertrag. Gelingt die Zahlung nicht, so gibt es keinen Vertrag, und Ihnen wird nichts berechnet.",
          "Ändert sich während des Bestellens eine Menge, ein Preis oder ein Code, so zeigen wir Ihnen das zuerst. Sie kaufen nie zu einem Preis, den Sie nicht gesehen haben.",
        ],
      },
      {
        id: "prices",
        heading: "Preise und Steuer",
        body: [
          "Alle Preise enthalten die Umsatzsteuer des Landes, in das wir liefern. Was der Versand kostet, steht im Warenkorb und vor dem Bestellen.",
          "Ein Rabattcode gilt einmal je Bestellung und wird nicht ausgezahlt. Er kann zeitlich, in der Anzahl oder auf Bestellungen ab einem bestimmten Wert begrenzt sein; der Warenkorb sagt das, wenn Sie ihn eingeben.",
        ],
      },
      {
        id: "payment",
        heading: "Zahlung",
        body: [
          "Sie zahlen beim Bestellen auf den Wegen, die dort gezeigt werden. Ihre Bank kann eine Bestätigung von Ihnen verlangen. Der Betrag wird zuerst reserviert und abgebucht, wenn die Bestellung feststeht.",
        ],
      },
      {
        id: "delivery",
        heading: "Lieferung",
        body: [
          "Wir liefern in die Länder, die Sie im Warenkorb wählen können. Wir übergeben eine Bestellung innerhalb von zwei Werktagen dem Versand, wenn beim Produkt nichts anderes steht; danach dauert es je nach Land und Versandart zwei bis fünf Werktage.",
          "Lässt sich etwas doch nicht liefern, so sagen wir Ihnen das sofort und zahlen zurück, was Sie dafür gezahlt haben.",
          "Die Gefahr geht auf Sie über, wenn Sie oder jemand, den Sie benannt haben, das Paket entgegennimmt. Bis zur Zahlung bleibt die Ware unser Eigentum.",
        ],
      },
      {
        id: "withdrawal",
        heading: "Wenn Sie es sich anders überlegen",
        body: [
          "Solange eine Bestellung noch nicht unterwegs ist, können Sie sie auf ihrer Seite selbst stornieren, ohne Gründe. Danach können Sie den Vertrag innerhalb von vierzehn Tagen widerrufen. Wie das geht und was ausgenommen ist, steht auf der Seite über Rückgaben.",
        ],
      },
      {
        id: "defects",
        heading: "Wenn etwas nicht in Ordnung ist",
        body: [
          "Das Gesetz verpflichtet uns, Ware so zu liefern, wie sie vereinbart ist, zwei Jahre lang ab dem Tag, an dem Sie sie erhalten. Ist etwas nicht in Ordnung, so reparieren oder ersetzen wir es nach Ihrer Wahl und auf unsere Kosten; ist das nicht möglich, dauert es zu lange oder misslingt es, so können Sie den Preis mindern oder vom Vertrag zurücktreten.",
        ],
      },
      {
        id: "liability",
        heading: "Haftung",
        body: [
          "Wir haften unbeschränkt für Vorsatz und grobe Fahrlässigkeit, für Schäden an Leben, Körper und Gesundheit und überall, wo das Produkthaftungsrecht es vorsieht. Für leichte Fahrlässigkeit haften wir nur, wenn eine Pflicht verletzt wird, für die der Vertrag überhaupt da ist, und dann für den Schaden, der vorherzusehen war.",
        ],
      },
      {
        id: "disputes",
        heading: "Streitfälle",
        body: [
          "Schreiben Sie zuerst uns; das meiste klärt eine Mail. Wir sind [nicht] verpflichtet und [nicht] bereit, an einem Verfahren vor einer Verbraucherschlichtungsstelle teilzunehmen.",
          "Es gilt das Recht von [Land]. Es nimmt Ihnen nichts, was das zwingende Recht des Landes gibt, in dem Sie wohnen.",
        ],
      },
    ],
  },
};
