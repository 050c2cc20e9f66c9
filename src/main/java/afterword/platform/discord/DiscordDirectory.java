package afterword.platform.discord;

import afterword.chat.ChannelInfo;
import afterword.chat.ChannelKind;
import afterword.chat.ChannelRef;
import afterword.chat.Directory;
import afterword.chat.Extra;
import afterword.chat.PersonRef;
import afterword.chat.Platform;
import afterword.chat.SpaceRef;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.Channel;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Discord tells of channels and rights, kept for a while and forgotten when it tells of a change. */
final class DiscordDirectory implements Directory {
    private static final Logger log = LoggerFactory.getLogger(DiscordDirectory.class);
    private static final Pattern MENTION = Pattern.compile("<#(\\d{1,20})>");
    private static final Pattern ADDRESS =
            Pattern.compile("https://(?:\\w+\\.)?discord(?:app)?\\.com/channels/\\d+/(\\d+)(?:/\\d+)?/?");
    private static final int MAX_CHANNELS = 5_000;
    private static final int MAX_PEOPLE = 10_000;
    private static final Duration CHANNELS_KEPT = Duration.ofMinutes(10);

    /** Without the members intent nobody tells when a person's roles change. */
    private static final Duration PEOPLE_KEPT = Duration.ofMinutes(1);

    private final DiscordLine line;
    private final Channels channels;
    private final Cache<String, ChannelInfo> known = Caffeine.newBuilder()
            .maximumSize(MAX_CHANNELS)
            .expireAfterWrite(CHANNELS_KEPT)
            .build();
    private final Cache<PersonInGuild, Boolean> managers = Caffeine.newBuilder()
            .maximumSize(MAX_PEOPLE)
            .expireAfterWrite(PEOPLE_KEPT)
            .build();

    private record PersonInGuild(long guild, String person) {}

    DiscordDirectory(DiscordLine line, Channels channels) {
        this.line = line;
        this.channels = channels;
    }

    @Override
    public Platform platform() {
        return Platform.DISCORD;
    }

    @Override
    public Optional<ChannelInfo> channel(ChannelRef channel) {
        var info = known.getIfPresent(channel.id());
        if (info != null) {
            return Optional.of(info);
        }
        if (channel.person().isPresent()) {
            return Optional.of(new ChannelInfo(
                    channel, new SpaceRef(Platform.DISCORD, channel.id()), "private chat", ChannelKind.DIRECT, null));
        }
        var found = guildChannel(channel).map(it -> info(channel, it));
        found.ifPresent(it -> known.put(channel.id(), it));
        return found;
    }

    @Override
    public Optional<ChannelInfo> find(String words) {
        var trimmed = words.strip();
        for (var pattern : List.of(MENTION, ADDRESS)) {
            var matcher = pattern.matcher(trimmed);
            if (matcher.matches()) {
                return channel(DiscordIds.channel(matcher.group(1)));
            }
        }
        return DiscordIds.number(trimmed).isPresent() ? channel(DiscordIds.channel(trimmed)) : Optional.empty();
    }

    @Override
    public boolean mayManage(PersonRef person, ChannelRef channel) {
        var guild = channel(channel).flatMap(info -> guild(info.space()));
        if (person.platform() != Platform.DISCORD || guild.isEmpty()) {
            return false;
        }
        var key = new PersonInGuild(guild.get().getIdLong(), person.id());
        var answer = managers.getIfPresent(key);
        if (answer == null) {
            var asked = member(guild.get(), person);
            asked.ifPresent(may -> managers.put(key, may));
            return asked.orElse(false);
        }
        return answer;
    }

    @Override
    public Optional<String> limitation() {
        return line.limitation();
    }

    @Override
    public List<String> missingRights(ChannelRef channel) {
        return missingRights(channel, Set.of());
    }

    @Override
    public List<String> missingRights(ChannelRef channel, Set<Extra> extras) {
        return guildChannel(channel).map(it -> Rights.missing(it, extras)).orElseGet(Rights::invisible);
    }

    /** Takes over what an interaction tells of the person who made it: it is newer than anything that is kept. */
    void saw(@Nullable Member member) {
        if (member != null) {
            managers.put(
                    new PersonInGuild(member.getGuild().getIdLong(), member.getId()),
                    member.hasPermission(Permission.MANAGE_SERVER));
        }
    }

    void forgetChannel(long channel) {
        known.invalidate(Long.toUnsignedString(channel));
    }

    void forgetPerson(long guild, String person) {
        managers.invalidate(new PersonInGuild(guild, person));
    }

    void forgetPeople(long guild) {
        managers.asMap().keySet().removeIf(it -> it.guild() == guild);
    }

    void forgetAll() {
        known.invalidateAll();
        managers.invalidateAll();
    }

    /** Empty where Discord did not answer: nobody may then, and nothing is kept. */
    private static Optional<Boolean> member(Guild guild, PersonRef person) {
        var id = DiscordIds.number(person.id());
        if (id.isEmpty()) {
            return Optional.of(false);
        }
        try {
            return Optional.of(guild.retrieveMemberById(id.getAsLong())
                    .useCache(false)
                    .complete()
                    .hasPermission(Permission.MANAGE_SERVER));
        } catch (ErrorResponseException e) {
            var code = DiscordErrors.code(e);
            if (code == DiscordErrors.UNKNOWN_MEMBER || code == DiscordErrors.UNKNOWN_USER) {
                return Optional.of(false);
            }
            log.warn("The rights of {} in {} could not be asked", person.id(), guild.getId(), e);
            return Optional.empty();
        }
    }

    private Optional<Guild> guild(SpaceRef space) {
        var jda = line.ready();
        return jda == null || DiscordIds.number(space.id()).isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(jda.getGuildById(space.id()));
    }

    private Optional<GuildChannel> guildChannel(ChannelRef ref) {
        var jda = line.ready();
        if (jda == null || ref.platform() != Platform.DISCORD || ref.person().isPresent()) {
            return Optional.empty();
        }
        return switch (channels.find(jda, ref)) {
            case Channels.Found.Here(GuildChannel channel) -> Optional.of(channel);
            case Channels.Found.Here _, Channels.Found.Gone _, Channels.Found.Later _ -> Optional.empty();
        };
    }

    private static ChannelInfo info(ChannelRef ref, GuildChannel channel) {
        return new ChannelInfo(ref, DiscordIds.space(channel.getGuild()), channel.getName(), kind(channel), null);
    }

    private static ChannelKind kind(Channel channel) {
        return switch (channel.getType()) {
            case TEXT -> ChannelKind.DISCORD_TEXT;
            case NEWS -> ChannelKind.DISCORD_ANNOUNCEMENT;
            case FORUM -> ChannelKind.DISCORD_FORUM;
            case GUILD_NEWS_THREAD, GUILD_PUBLIC_THREAD, GUILD_PRIVATE_THREAD -> ChannelKind.DISCORD_THREAD;
            case PRIVATE -> ChannelKind.DIRECT;
            default -> ChannelKind.OTHER;
        };
    }
}
