package afterword.config;

import afterword.config.Config.Defaults;
import afterword.config.Config.Discord;
import afterword.config.Config.Feed;
import afterword.config.Config.Fetching;
import afterword.config.Config.Listen;
import afterword.config.Config.Owners;
import afterword.config.Config.Storage;
import afterword.config.Config.Telegram;
import afterword.config.Config.UncertainTelegram;
import afterword.config.Config.Web;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every setting by its key, with what holds where it is left out. */
final class ConfigReader {
    private static final Path DATABASE = Path.of("data", "afterword.db");
    private static final URI DISCORD_API = URI.create("https://discord.com/api/v10/");
    private static final URI DISCORD_GATEWAY = URI.create("wss://gateway.discord.gg");
    private static final URI TELEGRAM_API = URI.create("https://api.telegram.org");
    private static final String USER_AGENT =
            "Afterword/0.1 (a bot that announces new articles; configure fetching.user-agent)";
    private static final Listen LISTEN = new Listen("127.0.0.1", 8080);
    private static final Duration OFTEN = Duration.ofMinutes(1);
    private static final List<String> KEYS =
            List.of("storage", "owners", "discord", "telegram", "feeds", "fetching", "web", "defaults");

    private final Report report;
    private final Environment environment;

    ConfigReader(Report report, Environment environment) {
        this.report = report;
        this.environment = environment;
    }

    /** Empty where the report has a problem. */
    Optional<Config> read(Node.Mapping file) {
        var root = new Section(report, environment, "", file, KEYS);
        if (!root.has("discord") && !root.has("telegram")) {
            root.problem(
                    "discord",
                    "and telegram are both missing: write at least one of them, such as telegram: { token:"
                            + " \"${TELEGRAM_TOKEN}\" }.");
        }
        var config = new Config(
                storage(root.section("storage", "path")),
                owners(root.section("owners", "discord", "telegram")),
                root.has("discord") ? discord(root.section("discord", "token", "api-url", "gateway-url")) : null,
                root.has("telegram") ? telegram(root.section("telegram", "token", "api-url")) : null,
                feeds(root.sections("feeds", "url", "every")),
                fetching(root.section("fetching", "user-agent", "allow-private-addresses", "extra-ports")),
                web(root.section("web", "listen", "public-url")),
                defaults(root.section("defaults", "language", "time-zone", "mirror-comments", "uncertain-telegram")));
        return report.problems().isEmpty() ? Optional.of(config) : Optional.empty();
    }

    private static Storage storage(Section section) {
        return new Storage(section.value("path", Values::path).orElse(DATABASE));
    }

    private static Owners owners(Section section) {
        return new Owners(section.values("discord", Values::discordId), section.values("telegram", Values::telegramId));
    }

    /** Null where a problem was reported. */
    private static @Nullable Discord discord(Section section) {
        var token = section.secret("token", "\"${DISCORD_TOKEN}\"", Values::discordToken);
        var api = section.value("api-url", Addresses::base).orElse(DISCORD_API);
        var gateway = section.value("gateway-url", Addresses::gateway).orElse(DISCORD_GATEWAY);
        warnOfOpenToken(section, "api-url", api);
        warnOfOpenToken(section, "gateway-url", gateway);
        return token.map(it -> new Discord(it, api, gateway)).orElse(null);
    }

    /** Null where a problem was reported. */
    private static @Nullable Telegram telegram(Section section) {
        var token = section.secret("token", "\"${TELEGRAM_TOKEN}\"", Values::token);
        var api = section.value("api-url", Addresses::origin).orElse(TELEGRAM_API);
        warnOfOpenToken(section, "api-url", api);
        return token.map(it -> new Telegram(it, api)).orElse(null);
    }

    private static void warnOfOpenToken(Section section, String key, URI uri) {
        if (Addresses.exposesToken(uri)) {
            section.warning(
                    key, "sends the token unencrypted: use https:// or wss:// unless the network is yours alone.");
        }
    }

    private static List<Feed> feeds(List<Section> sections) {
        var feeds = new ArrayList<Feed>();
        var seen = new HashMap<String, Integer>();
        for (var index = 0; index < sections.size(); index++) {
            var section = sections.get(index);
            if (!section.has("url")) {
                section.missing("url", "https://blog.example.org/");
            }
            var every = section.value("every", Values::duration).orElse(null);
            if (every != null && every.compareTo(OFTEN) < 0) {
                section.warning("every", "asks the site more than once a minute: do that only to a site of your own.");
            }
            var url = section.value("url", Addresses::web).orElse(null);
            if (url == null) {
                continue;
            }
            var first = seen.putIfAbsent(Addresses.identity(url), index);
            if (first != null) {
                section.problem("url", "is the same feed as feeds[" + first + "]: remove one of the two.");
            }
            feeds.add(new Feed(url, every));
        }
        return feeds;
    }

    private static Fetching fetching(Section section) {
        return new Fetching(
                section.value("user-agent", Values::userAgent).orElse(USER_AGENT),
                section.value("allow-private-addresses", Values::truth).orElse(false),
                section.values("extra-ports", Values::port));
    }

    private static Web web(Section section) {
        return new Web(
                section.value("listen", Values::listen).orElse(LISTEN),
                section.value("public-url", Addresses::base).orElse(null));
    }

    private static Defaults defaults(Section section) {
        return new Defaults(
                section.value("language", Values::language).orElse("en"),
                section.value("time-zone", Values::timeZone).orElse(ZoneId.of("UTC")),
                section.value("mirror-comments", Values::truth).orElse(true),
                section.value("uncertain-telegram", Values::uncertainTelegram).orElse(UncertainTelegram.REPEAT));
    }
}
