package afterword.platform.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.EntityType;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** What a message says in plain words: its text or caption, then a line for each thing attached. */
final class MessageWords {
    private MessageWords() {}

    /** The words; empty for a service message. */
    static String of(Message message) {
        var lines = new ArrayList<String>();
        var written = message.getText() == null ? message.getCaption() : message.getText();
        if (written != null && !written.isBlank()) {
            lines.add(written);
        }
        attachments(message).forEach(it -> lines.add("📎 " + it));
        return String.join("\n", lines);
    }

    /** The addresses of the links in its text or caption, written out or behind words, in their order. */
    static List<String> links(Message message) {
        var inCaption = message.getText() == null;
        var text = inCaption ? message.getCaption() : message.getText();
        var entities = inCaption ? message.getCaptionEntities() : message.getEntities();
        if (text == null || entities == null) {
            return List.of();
        }
        return entities.stream()
                .map(it -> switch (it.getType()) {
                    case EntityType.TEXTLINK -> it.getUrl();
                    case EntityType.URL -> text.substring(it.getOffset(), it.getOffset() + it.getLength());
                    default -> null;
                })
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<String> attachments(Message message) {
        var found = new ArrayList<String>();
        addMedia(message, found);
        addPlaces(message, found);
        if (message.getPoll() != null) {
            found.add("poll: " + message.getPoll().getQuestion());
        }
        if (message.getDice() != null) {
            found.add("dice " + message.getDice().getEmoji() + " "
                    + message.getDice().getValue());
        }
        addIf(message.getContact() != null, "contact", found);
        addIf(message.getGame() != null, "game", found);
        addIf(message.getStory() != null, "story", found);
        addIf(message.getPaidMedia() != null, "paid media", found);
        addIf(message.getChecklist() != null, "checklist", found);
        addIf(message.getInvoice() != null, "invoice", found);
        addIf(message.getGiveaway() != null, "giveaway", found);
        addIf(message.getRichMessage() != null, "formatted message", found);
        return found;
    }

    private static void addMedia(Message message, List<String> found) {
        addIf(message.getPhoto() != null && !message.getPhoto().isEmpty(), "photo", found);
        addIf(message.getLivePhoto() != null, "live photo", found);
        addIf(message.getVideo() != null, "video", found);
        if (message.getAnimation() != null) {
            found.add("animation");
        } else if (message.getDocument() != null) {
            // An animation comes with a document for old clients.
            found.add(named("file", message.getDocument().getFileName()));
        }
        if (message.getAudio() != null) {
            found.add(named("audio", message.getAudio().getTitle()));
        }
        addIf(message.getVoice() != null, "voice message", found);
        addIf(message.getVideoNote() != null, "video message", found);
        if (message.getSticker() != null) {
            found.add(named("sticker", message.getSticker().getEmoji()));
        }
    }

    private static void addPlaces(Message message, List<String> found) {
        if (message.getVenue() != null) {
            found.add(named("place", message.getVenue().getTitle()));
        } else {
            addIf(message.getLocation() != null, "location", found);
        }
    }

    private static String named(String what, @Nullable String name) {
        return name == null || name.isBlank() ? what : what + " " + name;
    }

    private static void addIf(boolean there, String what, List<String> found) {
        if (there) {
            found.add(what);
        }
    }
}
