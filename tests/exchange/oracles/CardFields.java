import ezvcard.VCard;
import ezvcard.io.text.VCardReader;
import ezvcard.property.Address;
import ezvcard.property.Anniversary;
import ezvcard.property.Birthday;
import ezvcard.property.DateOrTimeProperty;
import ezvcard.property.Email;
import ezvcard.property.Impp;
import ezvcard.property.Language;
import ezvcard.property.Organization;
import ezvcard.property.Photo;
import ezvcard.property.RawProperty;
import ezvcard.property.Related;
import ezvcard.property.StructuredName;
import ezvcard.property.Telephone;
import ezvcard.property.Url;
import ezvcard.property.VCardProperty;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Says what ez-vcard reads in files of cards: one line a field, its name and its parts in base64,
 * separated by tabs. "card" begins a card, "warning" is something ez-vcard did not like.
 */
public final class CardFields {
    private static PrintStream out;
    private static VCard card;

    public static void main(String[] files) throws Exception {
        out = new PrintStream(System.out, true, "US-ASCII");
        for (String file : files) {
            try (VCardReader reader = new VCardReader(new File(file))) {
                for (card = reader.readNext(); card != null; card = reader.readNext()) {
                    say("card", file, card.getVersion().getVersion());
                    reader.getWarnings().forEach(warning -> say("warning", warning.toString()));
                    names();
                    ways();
                    rest();
                }
            }
        }
    }

    private static void names() {
        StructuredName name = card.getStructuredName();
        if (name != null) {
            say("n", name.getFamily(), name.getGiven(), String.join(",", name.getAdditionalNames()),
                    String.join(",", name.getPrefixes()), String.join(",", name.getSuffixes()));
        }
        say("fn", card.getFormattedName().getValue());
        if (card.getUid() != null) say("uid", card.getUid().getValue());
        if (card.getKind() != null) say("kind", card.getKind().getValue());
        if (card.getNickname() != null) say("nickname", card.getNickname().getValues());
        Organization organisation = card.getOrganization();
        if (organisation != null) say("org", organisation.getValues());
        card.getTitles().forEach(title -> say("title", title.getValue()));
        card.getRoles().forEach(role -> say("role", role.getValue()));
    }

    private static void ways() {
        for (Telephone phone : card.getTelephoneNumbers()) {
            say("tel", phone.getText(), types(phone), label(phone));
        }
        for (Email email : card.getEmails()) {
            say("email", email.getValue(), types(email), label(email));
        }
        for (Address address : card.getAddresses()) {
            say("adr", all(address.getPoBoxes()), all(address.getExtendedAddresses()),
                    all(address.getStreetAddresses()), all(address.getLocalities()),
                    all(address.getRegions()), all(address.getPostalCodes()),
                    all(address.getCountries()), types(address), label(address));
        }
        for (Url url : card.getUrls()) say("url", url.getValue(), types(url), label(url));
        for (Impp handle : card.getImpps()) say("impp", handle.getUri().toString());
    }

    private static void rest() {
        for (Birthday birthday : card.getBirthdays()) date("bday", birthday);
        for (Anniversary anniversary : card.getAnniversaries()) date("anniversary", anniversary);
        for (Related related : card.getRelations()) {
            say("related", related.getText(), types(related), label(related));
        }
        for (RawProperty raw : card.getExtendedProperties()) {
            if (raw.getPropertyName().equalsIgnoreCase("X-ABLabel")) continue;
            say(raw.getPropertyName().toLowerCase(), unescaped(raw.getValue()), label(raw));
        }
        if (card.getProductId() != null) say("prodid", card.getProductId().getValue());
        if (card.getRevision() != null) {
            say("rev", card.getRevision().getValue().toInstant().toString());
        }
        if (card.getCategories() != null) say("categories", card.getCategories().getValues());
        card.getNotes().forEach(note -> say("note", note.getValue()));
        for (Language language : card.getLanguages()) say("lang", language.getValue());
        for (Photo photo : card.getPhotos()) {
            say("photo", Base64.getEncoder().encodeToString(photo.getData()));
        }
    }

    private static void date(String field, DateOrTimeProperty found) {
        if (found.getDate() != null) {
            say(field, new java.text.SimpleDateFormat("yyyy-MM-dd").format(found.getDate()));
        } else if (found.getPartialDate() != null) {
            say(field, found.getPartialDate().toISO8601(true));
        } else {
            say(field, found.getText());
        }
    }

    /** ez-vcard leaves the escapes of properties it does not know. */
    private static String unescaped(String value) {
        return value.replace("\\;", ";").replace("\\,", ",").replace("\\\\", "\\");
    }

    private static String types(VCardProperty property) {
        List<String> types = new ArrayList<>();
        property.getParameters("TYPE").forEach(type -> types.add(type.toLowerCase()));
        if (property.getParameter("PREF") != null) types.add("pref");
        types.sort(null);
        return String.join(",", types);
    }

    private static String label(VCardProperty property) {
        for (RawProperty raw : card.getExtendedProperties("X-ABLabel")) {
            if (raw.getGroup() != null && raw.getGroup().equals(property.getGroup())) {
                return unescaped(raw.getValue());
            }
        }
        return "";
    }

    private static String all(List<String> values) {
        return String.join(",", values);
    }

    private static void say(String field, List<String> parts) {
        say(field, parts.toArray(new String[0]));
    }

    private static void say(String field, String... parts) {
        StringBuilder line = new StringBuilder(field);
        for (String part : parts) {
            byte[] bytes = (part == null ? "" : part).getBytes(StandardCharsets.UTF_8);
            line.append('\t').append(Base64.getEncoder().encodeToString(bytes));
        }
        out.println(line);
    }
}
