package afterword.platform.discord;

import afterword.chat.Extra;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.concrete.ForumChannel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;

/** The permissions that the bot needs where articles are posted, under Discord's names, and what each is for. */
final class Rights {
    private static final String VIEW = "to see the channel at all";

    private Rights() {}

    /** Those that the bot lacks there. */
    static List<String> missing(GuildChannel channel, Set<Extra> extras) {
        var self = channel.getGuild().getSelfMember();
        return needed(channel, extras).entrySet().stream()
                .filter(it -> !self.hasPermission(channel, it.getKey()))
                .map(it -> said(it.getKey(), it.getValue()))
                .toList();
    }

    /** What a channel that the bot cannot see lacks. */
    static List<String> invisible() {
        return List.of(said(Permission.VIEW_CHANNEL, VIEW));
    }

    private static Map<Permission, String> needed(GuildChannel channel, Set<Extra> extras) {
        var needed = new LinkedHashMap<Permission, String>();
        needed.put(Permission.VIEW_CHANNEL, VIEW);
        if (channel instanceof ForumChannel forum) {
            needed.put(Permission.MESSAGE_SEND, "to open a forum post for each article");
            if (ForumTags.hasModerated(forum)) {
                needed.put(Permission.MANAGE_THREADS, "to use the tags that only moderators may set");
            }
        } else {
            needed.put(Permission.MESSAGE_SEND, "to post articles");
            needed.put(Permission.CREATE_PUBLIC_THREADS, "to start a thread under each article");
        }
        needed.put(Permission.MESSAGE_EMBED_LINKS, "to show an article as a card");
        needed.put(Permission.MESSAGE_SEND_IN_THREADS, "to take part in the discussion");
        needed.put(Permission.MANAGE_WEBHOOKS, "to show comments from elsewhere under their authors' names");
        needed.put(Permission.MESSAGE_ADD_REACTION, "to set up the reactions of a poll");
        needed.put(Permission.MESSAGE_HISTORY, "to read back what was said while the bot was away");
        if (extras.contains(Extra.CREATE_TAGS)) {
            needed.put(Permission.MANAGE_CHANNEL, "to make an article's categories tags of the forum");
        }
        return needed;
    }

    private static String said(Permission permission, String purpose) {
        return permission.getName() + ", " + purpose;
    }
}
