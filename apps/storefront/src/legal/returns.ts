import type { Locale } from "#i18n/routing.ts";
import type { LegalText } from "./legal-text.ts";

/** The right of withdrawal and how goods come back: a template, to be replaced by the merchant's own. */
export const returns: Readonly<Record<Locale, LegalText>> = {
  en: {
    title: "Returns",
    lead: "Fourteen days to change your mind, and what to do when something is wrong.",
    sections: [
      {
        id: "before",
        heading: "It has not left yet",
        body: [
          "Open the order, from the mail we sent you or from your account, and press “Cancel order”. You get back everything you have paid, on the way you paid it.",
        ],
      },
      {
        id: "right",
        heading: "Your right to withdraw",
        body: [
          "You may withdraw from the contract within fourteen days without giving a reason. The time begins on the day on which you, or somebody you have named who is not the carrier, receive the goods; where an order comes in several parcels, the last of them.",
          "It is enough that you tell us in time and clearly: a letter to [address] or a mail to [e-mail] will do. You may use the form below, but need not.",
        ],
      },
      {
        id: "consequences",
        heading: "What happens then",
        body: [
          "We pay back all that you have paid, the delivery included (but not what a faster way of delivery than our cheapest cost on top), at once and at the latest fourteen days after we hear from you. We use the way you paid, and it costs you nothing. We may wait until the goods are back or you have shown that you have sent them, whichever is sooner.",
          "Send the goods back within fourteen days after you told us, to [address for returns]. You bear what the return costs; for goods that cannot go by post that is at most [amount].",
          "You only have to make up for a loss in value if it comes from handling that was not needed to see how the goods are and work.",
        ],
      },
      {
        id: "exceptions",
        heading: "What cannot be given back",
        body: [
          [
            "goods made to your own wishes",
            "goods that spoil quickly",
            "sealed goods that for reasons of health or hygiene are not suitable for return once the seal is broken",
          ],
        ],
      },
      {
        id: "damage",
        heading: "It is broken, wrong or missing",
        body: [
          "Write to [e-mail] with the number of the order, if possible with a picture. We replace it, or pay it back, and bear what that costs. This has nothing to do with the fourteen days.",
        ],
      },
      {
        id: "form",
        heading: "Form for a withdrawal",
        body: [
          "To [company name], [address], [e-mail]:",
          [
            "I hereby withdraw from my contract of sale of the following goods",
            "Number of the order, ordered on, received on",
            "Name and address",
            "Date, and signature if on paper",
          ],
        ],
      },
    ],
  },
  de: {
    title: "Rückgabe und Widerruf",
    lead: "Vierzehn Tage, um es sich anders zu überlegen, und was zu tun ist, wenn etwas nicht stimmt.",
    sections: [
      {
        id: "before",
        heading: "Es ist noch nicht unterwegs",
        body: [
          "Öffnen Sie die Bestellung, aus unserer Mail oder aus Ihrem Konto, und drücken Sie auf „Bestellung stornieren“. Sie bekommen alles zurück, was Sie gezahlt haben, auf dem Weg, auf dem Sie gezahlt haben.",
        ],
      },
      {
        id: "right",
        heading: "Widerrufsrecht",
        body: [
          "Sie können den Vertrag innerhalb von vierzehn Tagen ohne Angabe von Gründen widerrufen. Die Frist beginnt an dem Tag, an dem Sie oder jemand, den Sie benannt haben und der nicht der Beförderer ist, die Ware erhalten; kommt eine Bestellung in mehreren Paketen, so zählt das letzte.",
          "Es genügt, dass Sie es uns rechtzeitig und eindeutig mitteilen: ein Brief an [Adresse] oder eine Mail an [E-Mail]. Sie können das Formular unten benutzen, müssen es aber nicht.",
        ],
      },
      {
        id: "consequences",
        heading: "Folgen des Widerrufs",
        body: [
          "Wir zahlen alles zurück, was Sie gezahlt haben, auch den Versand (nicht aber die Mehrkosten einer schnelleren Versandart als der günstigsten), sofort und spätestens vierzehn Tage nach Ihrer Mitteilung. Wir nehmen den Weg, auf dem Sie gezahlt haben, und berechnen dafür nichts. Wir können warten, bis die Ware wieder da ist oder Sie nachgewiesen haben, dass sie unterwegs ist, je nachdem, was früher ist.",
          "Senden Sie die Ware innerhalb von vierzehn Tagen nach Ihrer Mitteilung an [Adresse für Rücksendungen]. Die Kosten der Rücksendung tragen Sie; für Ware, die nicht per Post verschickt werden kann, höchstens [Betrag].",
          "Für einen Wertverlust müssen Sie nur aufkommen, wenn er von einem Umgang kommt, der nicht nötig war, um Beschaffenheit und Funktionsweise der Ware zu prüfen.",
        ],
      },
      {
        id: "exceptions",
        heading: "Was nicht zurückgegeben werden kann",
        body: [
          [
            "Ware, die nach Ihren Wünschen angefertigt wurde",
            "Ware, die schnell verdirbt",
            "versiegelte Ware, die aus Gründen der Gesundheit oder Hygiene nicht zur Rückgabe geeignet ist, wenn das Siegel gebrochen ist",
          ],
        ],
      },
      {
        id: "damage",
        heading: "Es ist kaputt, falsch oder fehlt",
        body: [
          "Schreiben Sie an [E-Mail], mit der Nummer der Bestellung und möglichst mit einem Bild. Wir ersetzen es oder zahlen es zurück und tragen die Kosten. Mit den vierzehn Tagen hat das nichts zu tun.",
        ],
      },
      {
        id: "form",
        heading: "Muster für einen Widerruf",
        body: [
          "An [Firma], [Adresse], [E-Mail]:",
          [
            "Hiermit widerrufe ich den von mir abgeschlossenen Vertrag über den Kauf der folgenden Waren",
            "Nummer der Bestellung, bestellt am, erhalten am",
            "Name und Anschrift",
            "Datum, und auf Papier die Unterschrift",
          ],
        ],
      },
    ],
  },
};
