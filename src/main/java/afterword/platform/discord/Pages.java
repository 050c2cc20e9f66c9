package afterword.platform.discord;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;

/** Reads a channel's messages by pages of a hundred. */
final class Pages {
    private static final int SIZE = 100;

    private Pages() {}

    /** All messages after the id, oldest first. */
    static List<Message> after(MessageChannel channel, String id) {
        var all = new ArrayList<Message>();
        var last = id;
        while (true) {
            var page = new ArrayList<>(
                    channel.getHistoryAfter(last, SIZE).complete().getRetrievedHistory());
            page.sort(Comparator.comparingLong(ISnowflake::getIdLong));
            all.addAll(page);
            if (page.size() < SIZE) {
                return all;
            }
            last = page.getLast().getId();
        }
    }
}
