package afterword.platform.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.concrete.ForumChannel;
import net.dv8tion.jda.api.entities.channel.forums.ForumTag;
import net.dv8tion.jda.api.entities.channel.forums.ForumTagSnowflake;

/** Which of a forum's tags an article gets. */
final class ForumTags {
    static final int MAX = 5;
    private static final int MAX_NAME = 20;

    private ForumTags() {}

    /** The forum's tags with one of these names, at most five; one that may be used where the forum wants one and none matches. */
    static List<ForumTagSnowflake> matching(ForumChannel forum, List<String> names) {
        var mayModerate = forum.getGuild().getSelfMember().hasPermission(forum, Permission.MANAGE_THREADS);
        var usable = forum.getAvailableTags().stream()
                .filter(tag -> mayModerate || !tag.isModerated())
                .toList();
        var chosen = new ArrayList<ForumTagSnowflake>();
        for (var name : names) {
            usable.stream()
                    .filter(tag -> isNamed(tag, name) && !chosen.contains(tag))
                    .findFirst()
                    .ifPresent(chosen::add);
        }
        if (chosen.isEmpty() && forum.isTagRequired()) {
            usable.stream().findFirst().ifPresent(chosen::add);
        }
        return chosen.subList(0, Math.min(MAX, chosen.size()));
    }

    /** Whether some of the forum's tags are for moderators only. */
    static boolean hasModerated(ForumChannel forum) {
        return forum.getAvailableTags().stream().anyMatch(ForumTag::isModerated);
    }

    static boolean isNamed(ForumTag tag, String name) {
        return normal(tag.getName()).equals(normal(name))
                || normal(tag.getName()).equals(normal(tagName(name)));
    }

    /** A name as long as Discord lets a tag's be. */
    static String tagName(String name) {
        return Cut.hard(Cut.oneLine(name), MAX_NAME).strip();
    }

    private static String normal(String name) {
        return Cut.oneLine(name).toLowerCase(Locale.ROOT);
    }
}
