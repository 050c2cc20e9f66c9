package afterword.platform.discord;

import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import org.jspecify.annotations.Nullable;

/** Where the rest of the adapter finds the JDA of the moment: there is a new one after each new login. */
final class DiscordLine {
    private volatile @Nullable JDA jda;
    private volatile @Nullable String limitation;

    /** JDA while it is connected, else null. */
    @Nullable
    JDA ready() {
        var line = jda;
        return line != null && line.getStatus() == JDA.Status.CONNECTED ? line : null;
    }

    /** JDA however it is; null before the first login and between two. */
    @Nullable
    JDA current() {
        return jda;
    }

    void set(@Nullable JDA line) {
        jda = line;
    }

    /** What the bot cannot do here and what to do about it; empty where it can do everything. */
    Optional<String> limitation() {
        return Optional.ofNullable(limitation);
    }

    void limit(String sentence) {
        limitation = sentence;
    }
}
