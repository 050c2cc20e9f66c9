package afterword.platform.telegram;

import afterword.chat.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** Lays buttons out under a message, as many in a row as a telephone shows with their words whole. */
final class Keyboard {
    private static final int MAX_BUTTONS = 100;
    private static final int ROW_WIDTH = 32;
    private static final int BUTTON_MARGIN = 4;
    private static final Set<String> OPENABLE = Set.of("http", "https", "tg");

    private Keyboard() {}

    /** The keyboard; null where there are no buttons. */
    static @Nullable InlineKeyboardMarkup of(List<Button> buttons) {
        var rows = new ArrayList<InlineKeyboardRow>();
        var width = ROW_WIDTH;
        for (var button :
                buttons.stream().filter(Keyboard::shown).limit(MAX_BUTTONS).toList()) {
            var wanted = button.label().length() + BUTTON_MARGIN;
            if (width + wanted > ROW_WIDTH) {
                rows.add(new InlineKeyboardRow());
                width = 0;
            }
            rows.getLast().add(inline(button));
            width += wanted;
        }
        return rows.isEmpty() ? null : new InlineKeyboardMarkup(rows);
    }

    private static boolean shown(Button button) {
        return !button.label().isBlank()
                && switch (button) {
                    case Button.Run(var _, var line) -> !line.isEmpty();
                    case Button.Open(var _, var target) ->
                        target.getScheme() != null && OPENABLE.contains(target.getScheme());
                };
    }

    private static InlineKeyboardButton inline(Button button) {
        var inline = new InlineKeyboardButton(button.label());
        switch (button) {
            case Button.Run(var _, var line) -> inline.setCallbackData(line);
            case Button.Open(var _, var target) -> inline.setUrl(target.toASCIIString());
        }
        return inline;
    }
}
