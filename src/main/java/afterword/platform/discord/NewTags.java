package afterword.platform.discord;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.channel.concrete.ForumChannel;
import net.dv8tion.jda.api.entities.channel.forums.BaseForumTag;
import net.dv8tion.jda.api.entities.channel.forums.ForumTagData;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes names tags of a forum, each at most once in a while: JDA learns of a new tag only when the gateway tells it. */
final class NewTags {
    /** When the gateway will have told. */
    static final Duration TOLD_AFTER = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(NewTags.class);
    private static final Duration TRIED_FOR = Duration.ofMinutes(10);
    private static final int MOST_TAGS = 20;
    private static final int MOST_TRIED = 10_000;
    private static final int SERVER_ERROR = 500;

    private final Cache<String, Boolean> tried;

    NewTags(InstantSource time) {
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(time.instant().toEpochMilli());
        tried = Caffeine.newBuilder()
                .maximumSize(MOST_TRIED)
                .expireAfterWrite(TRIED_FOR)
                .ticker(ticker)
                .build();
    }

    /** True when tags were made, which can be used a little later; false where there is nothing to make, or no right to. */
    boolean create(ForumChannel forum, List<String> names) {
        if (!forum.getGuild().getSelfMember().hasPermission(forum, Permission.MANAGE_CHANNEL)) {
            return false;
        }
        var tags = new ArrayList<BaseForumTag>(forum.getAvailableTags());
        var before = tags.size();
        for (var name : missing(forum, names)) {
            if (tags.size() < MOST_TAGS) {
                tags.add(new ForumTagData(name));
            }
        }
        return tags.size() > before && made(forum, tags);
    }

    private List<String> missing(ForumChannel forum, List<String> names) {
        return names.stream()
                .limit(ForumTags.MAX)
                .filter(name -> forum.getAvailableTags().stream().noneMatch(tag -> ForumTags.isNamed(tag, name)))
                .map(ForumTags::tagName)
                .filter(name -> !name.isEmpty())
                .distinct()
                .filter(name -> tried.asMap().putIfAbsent(forum.getId() + " " + name, true) == null)
                .toList();
    }

    private static boolean made(ForumChannel forum, List<BaseForumTag> tags) {
        try {
            forum.getManager().setAvailableTags(tags).complete();
            return true;
        } catch (ErrorResponseException e) {
            var status = e.getResponse().code;
            if (status <= 0 || status >= SERVER_ERROR) {
                throw new Unprepared(e);
            }
            // The post is worth more than its tags.
            log.warn("The forum {} takes no new tags: {}", forum.getId(), e.getMeaning());
            return false;
        }
    }
}
