package afterword.platform.discord;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.User;

/** A message's words as its readers see them: names in place of mentions and of a server's own emoji. */
final class Names {
    private static final Pattern MENTION = Pattern.compile(
            "<(?:@!?(?<user>\\d+)|@&(?<role>\\d+)|#(?<channel>\\d+)|a?:(?<emoji>\\w+):\\d+|/(?<command>[^:>]+):\\d+)>");

    private Names() {}

    static String inPlaceOfMentions(Message message) {
        return MENTION.matcher(message.getContentRaw())
                .replaceAll(it -> Matcher.quoteReplacement(named(message, it).orElse(it.group())));
    }

    private static Optional<String> named(Message message, MatchResult match) {
        var mentions = message.getMentions();
        if (match.group("user") != null) {
            return known(mentions.getMembers(), match.group("user"))
                    .map(Member::getEffectiveName)
                    .or(() -> known(mentions.getUsers(), match.group("user")).map(User::getEffectiveName))
                    .map("@"::concat);
        }
        if (match.group("role") != null) {
            return known(mentions.getRoles(), match.group("role")).map(it -> "@" + it.getName());
        }
        if (match.group("channel") != null) {
            return known(mentions.getChannels(), match.group("channel")).map(it -> "#" + it.getName());
        }
        return match.group("emoji") != null
                ? Optional.of(":" + match.group("emoji") + ":")
                : Optional.of("/" + match.group("command"));
    }

    private static <T extends ISnowflake> Optional<T> known(Iterable<T> mentioned, String id) {
        for (var each : mentioned) {
            if (each.getId().equals(id)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
