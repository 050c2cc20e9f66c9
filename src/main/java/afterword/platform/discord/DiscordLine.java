package afterword.platform.discord;

import net.dv8tion.jda.api.JDA;
import org.jspecify.annotations.Nullable;

/** Where the rest of the adapter finds the JDA of the moment: there is a new one after each new login. */
final class DiscordLine {
    private volatile @Nullable JDA jda;

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
}
