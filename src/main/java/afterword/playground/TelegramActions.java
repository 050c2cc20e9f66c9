package afterword.playground;

import afterword.playground.telegram.LocalTelegram;
import afterword.playground.telegram.MessageAddress;
import java.util.List;
import java.util.Map;

/** What a visitor does in the Telegram column, done in the name of one of its people. */
final class TelegramActions implements Column {
    private final LocalTelegram telegram;

    TelegramActions(LocalTelegram telegram) {
        this.telegram = telegram;
    }

    @Override
    public Map<String, ?> perform(String action, ActionBody body) {
        var people = telegram.people();
        var person = body.id("person");
        return switch (action) {
            case "write" -> written(write(person, body));
            case "start" -> {
                var payload = body.optionalText("payload");
                yield written(payload == null ? people.start(person) : people.start(person, payload));
            }
            case "edit" -> {
                people.edit(person, message(body), body.text("text"));
                yield Map.of();
            }
            case "delete" -> {
                people.delete(person, message(body));
                yield Map.of();
            }
            case "react" -> {
                var emoji = body.optionalText("emoji");
                people.react(person, message(body), emoji == null || emoji.isEmpty() ? List.of() : List.of(emoji));
                yield Map.of();
            }
            case "press" -> Map.of("press", people.press(person, message(body), body.text("data")));
            case "forward" -> written(people.forwardToBot(person, message(body)));
            case "share" -> {
                var request = Math.toIntExact(body.id("request"));
                yield written(people.shareChat(person, request, body.id("chat")));
            }
            case "block" -> {
                people.block(person);
                yield Map.of();
            }
            case "unblock" -> {
                people.unblock(person);
                yield Map.of();
            }
            default -> throw new IllegalArgumentException("Telegram has no “" + action + "” here.");
        };
    }

    private MessageAddress write(long person, ActionBody body) {
        var chat = body.id("chat");
        var text = body.text("text");
        var people = telegram.people();
        if (chat == person) {
            return people.say(person, text, body.optionalNumber("replyTo"));
        }
        if (telegram.view().chat(chat).type().equals("channel")) {
            return people.post(chat, person, text);
        }
        return people.write(chat, person, text, body.optionalNumber("replyTo"), body.optionalNumber("topic"));
    }

    private static MessageAddress message(ActionBody body) {
        return new MessageAddress(body.id("chat"), Math.toIntExact(body.id("message")));
    }

    private static Map<String, ?> written(MessageAddress address) {
        return Map.of("chat", address.chat(), "message", address.message());
    }
}
