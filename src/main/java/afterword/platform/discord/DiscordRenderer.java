package afterword.platform.discord;

import afterword.chat.Button;
import afterword.chat.Mention;
import afterword.chat.MessageRef;
import afterword.chat.OutgoingMessage;
import afterword.chat.RichText;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.components.MessageTopLevelComponent;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.utils.messages.MessageCreateBuilder;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.jspecify.annotations.Nullable;

/** Our messages in Discord's words. Pure; nothing that it makes pings anybody. */
final class DiscordRenderer {
    /** What a message holds. */
    static final int MAX_CONTENT = Message.MAX_CONTENT_LENGTH;

    private static final int MAX_QUOTE = 80;
    private static final int MAX_NAME = 80;
    private static final int MAX_THREAD_NAME = 100;
    private static final int MAX_LABEL = 80;
    private static final int MAX_TARGET = 512;
    private static final int ROW = 5;
    /** A name for those whose own one cannot be shown. */
    static final String NOBODY = "Someone";

    /** Control characters, and those that turn the direction of what follows. */
    private static final Pattern MISLEADING =
            Pattern.compile("[\\p{Cntrl}\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    /** Something that ink is used for; the excepted letters and symbols are blank. */
    private static final Pattern VISIBLE =
            Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\\u115f\\u1160\\u2800\\u3164\\uffa0]]");

    private final DiscordMarkdown markdown;
    private final Function<MessageRef, @Nullable URI> addresses;

    /** @param addresses where a message can be opened; null where that is not known */
    DiscordRenderer(Function<MessageRef, @Nullable URI> addresses) {
        this.addresses = addresses;
        this.markdown = new DiscordMarkdown(addresses);
    }

    /** The message as it is sent. */
    MessageCreateData create(OutgoingMessage message) {
        var builder = new MessageCreateBuilder().setAllowedMentions(List.of());
        switch (message) {
            case OutgoingMessage.Post(var card, var look) -> {
                builder.setEmbeds(CardEmbed.of(look.image() ? card : card.withoutImage()));
                call(look.mention(), "", builder);
            }
            case OutgoingMessage.Digest(var text, var mention) -> {
                builder.setContent(content(text)).setSuppressEmbeds(true);
                call(mention, "\n" + content(text), builder);
            }
            case OutgoingMessage.Text(var text, var _, var buttons) ->
                builder.setContent(content(text)).setComponents(rows(buttons)).setSuppressEmbeds(true);
            case OutgoingMessage.Mirror mirror ->
                builder.setContent(content(mirror)).setSuppressEmbeds(true);
        }
        return builder.build();
    }

    /** Names them, and lets exactly them be pinged. */
    private static void call(@Nullable Mention mention, String words, MessageCreateBuilder message) {
        switch (mention) {
            case Mention.Role(var id) -> {
                var _ = message.setContent("<@&" + id + ">" + words).mentionRoles(id);
            }
            case Mention.Person(var person) -> {
                var _ = message.setContent("<@" + person.id() + ">" + words).mentionUsers(person.id());
            }
            case Mention.Name _ -> {}
            case null -> {}
        }
    }

    /** The message as it replaces an older one. */
    MessageEditData edit(OutgoingMessage message) {
        return MessageEditData.fromCreateData(create(message));
    }

    /** Words and buttons of an answer to a command. */
    MessageCreateData answer(RichText text, List<Button> buttons) {
        return create(new OutgoingMessage.Text(text, null, buttons));
    }

    /** Words in at most 2000 characters, never none: Discord refuses an empty message. */
    String content(RichText text) {
        var content = markdown.write(text, MAX_CONTENT);
        return content.isBlank() ? "…" : content;
    }

    /** A comment's words, under a line that names, quotes and links the comment that it answers. */
    String content(OutgoingMessage.Mirror mirror) {
        var head = mirror.parent() == null ? "" : answered(mirror.parent()) + "\n";
        var text = markdown.write(new RichText.Plain(mirror.text().strip()), MAX_CONTENT - head.length());
        return head + (text.isBlank() ? "…" : text);
    }

    private String answered(OutgoingMessage.Parent parent) {
        var name = DiscordMarkdown.escapeLabel(Cut.atWord(Cut.oneLine(parent.author()), MAX_NAME));
        var quote = DiscordMarkdown.escapeLabel(Cut.atWord(Cut.oneLine(parent.text()), MAX_QUOTE));
        var address = addresses.apply(parent.message());
        return "> **" + (name.isEmpty() ? NOBODY : name) + "**: " + quote
                + (address == null ? "" : " [↗](" + DiscordMarkdown.address(address) + ")");
    }

    /** A name under which a webhook may speak: 1 to 80 characters, without the words that Discord refuses in it. */
    static String webhookName(String author) {
        var name = Cut.hard(Cut.oneLine(MISLEADING.matcher(author).replaceAll(" ")), MAX_NAME)
                .strip()
                .replace("```", "\u02cb\u02cb\u02cb")
                // A Cyrillic letter that looks the same.
                .replaceAll("(?i)(disc)o(rd)", "$1\u043e$2")
                .replaceAll("(?i)(clyd)e", "$1\u0435");
        var reserved = name.toLowerCase(Locale.ROOT);
        if (reserved.equals("everyone") || reserved.equals("here")) {
            return name.substring(0, name.length() - 1) + "\u0435";
        }
        return VISIBLE.matcher(name).find() ? name : NOBODY;
    }

    /** A title as a thread's or forum post's name: one line of 1 to 100 characters. */
    static String threadName(String title) {
        var name = Cut.atWord(Cut.oneLine(title), MAX_THREAD_NAME);
        return name.isEmpty() ? "…" : name;
    }

    private static List<MessageTopLevelComponent> rows(List<Button> buttons) {
        var shown = new ArrayList<net.dv8tion.jda.api.components.buttons.Button>();
        var ids = new HashSet<String>();
        for (var button : buttons) {
            var label = Cut.atWord(button.label(), MAX_LABEL);
            switch (button) {
                case Button.Run(var _, var line)
                when ids.add(line) -> shown.add(net.dv8tion.jda.api.components.buttons.Button.secondary(line, label));
                case Button.Open(var _, var target)
                when DiscordMarkdown.isWeb(target) && target.toASCIIString().length() <= MAX_TARGET ->
                    shown.add(net.dv8tion.jda.api.components.buttons.Button.link(target.toASCIIString(), label));
                // Discord refuses a message with the same button twice, or with an address that it does not know.
                case Button.Run _, Button.Open _ -> {}
            }
        }
        var rows = new ArrayList<MessageTopLevelComponent>();
        for (var from = 0; from < shown.size() && rows.size() < ROW; from += ROW) {
            rows.add(ActionRow.of(shown.subList(from, Math.min(from + ROW, shown.size()))));
        }
        return rows;
    }
}
