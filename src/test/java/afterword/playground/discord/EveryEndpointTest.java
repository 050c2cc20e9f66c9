package afterword.playground.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Calls each endpoint once without JDA; the stage holds the answers against the descriptions. */
class EveryEndpointTest {
    private static JsonNode call(Stage stage, String method, String path, @Nullable JsonNode body) throws IOException {
        var reply = PlainCall.of(stage, method, path, body);
        assertThat(reply.status()).as(method + " " + path + " " + reply.body()).isBetween(200, 204);
        return reply.body();
    }

    private static ObjectNode text(String content) {
        return Json.object().put("content", content);
    }

    @Test
    void isAnsweredAsDescribed() throws IOException {
        try (var stage = new Stage()) {
            Set<String> called = ConcurrentHashMap.newKeySet();
            stage.discord.onExchange(it -> {
                if (it instanceof Exchange.Rest rest) {
                    called.add(rest.method() + " " + rest.template());
                }
            });
            stage.places.givePermissionInGuild(stage.guild, Permission.ADMINISTRATOR);

            application(stage);
            guild(stage);
            channels(stage);
            messages(stage);
            threads(stage);
            webhooks(stage);
            interactions(stage);
            var _ = call(stage, "DELETE", "users/@me/guilds/" + stage.guild, null);

            assertThat(called)
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(Endpoint.values())
                            .map(it -> it.method() + " " + it.template())
                            .collect(Collectors.toSet()));
        }
    }

    private static void application(Stage stage) throws IOException {
        for (var path : new String[] {
            "gateway", "gateway/bot", "applications/@me", "oauth2/applications/@me", "users/@me", "users/@me/guilds"
        }) {
            var _ = call(stage, "GET", path, null);
        }
        var _ = call(stage, "GET", "users/" + stage.ada, null);
        var _ = call(stage, "POST", "users/@me/channels", Json.object().put("recipient_id", Json.id(stage.ada)));
        for (var place : new String[] {"", "guilds/" + stage.guild + "/"}) {
            var path = "applications/" + stage.places.bot() + "/" + place + "commands";
            var command = Json.object().put("name", "latest").put("description", "The newest");
            var _ = call(stage, "PUT", path, Json.array().add(command));
            var made = call(stage, "POST", path, command.deepCopy().put("name", "top"));
            var _ = call(stage, "GET", path, null);
            var _ = call(stage, "GET", path + "/" + made.path("id").asText(), null);
            var _ = call(stage, "DELETE", path + "/" + made.path("id").asText(), null);
        }
    }

    private static void guild(Stage stage) throws IOException {
        var guild = "guilds/" + stage.guild;
        for (var path : new String[] {
            "?with_counts=true",
            "/channels",
            "/roles",
            "/members?limit=10",
            "/members/search?query=a",
            "/members/" + stage.ada,
            "/threads/active",
            "/webhooks"
        }) {
            var _ = call(stage, "GET", guild + path, null);
        }
        var _ = call(
                stage,
                "POST",
                guild + "/channels",
                Json.object().put("name", "more").put("type", 15));
        var role = call(stage, "POST", guild + "/roles", Json.object().put("name", "Readers"));
        var path = "/roles/" + role.path("id").asText();
        var _ = call(stage, "PUT", guild + "/members/" + stage.ada + path, null);
        var _ = call(stage, "DELETE", guild + "/members/" + stage.ada + path, null);
        var _ = call(stage, "DELETE", guild + path, null);
        var _ = call(stage, "PATCH", guild + "/members/@me", Json.object().put("nick", "Botty"));
    }

    private static void channels(Stage stage) throws IOException {
        long extra = stage.places.addChannel(stage.guild, "extra");
        var path = "channels/" + extra;
        var _ = call(stage, "GET", path, null);
        var _ = call(stage, "PATCH", path, Json.object().put("topic", "Talk"));
        var overwrite = Json.object().put("type", 1).put("allow", 0).put("deny", 2048);
        var _ = call(stage, "PUT", path + "/permissions/" + stage.ada, overwrite);
        var _ = call(stage, "DELETE", path + "/permissions/" + stage.ada, null);
        var _ = call(stage, "POST", path + "/typing", null);
        var _ = call(stage, "DELETE", path, null);
    }

    private static void messages(Stage stage) throws IOException {
        var path = "channels/" + stage.news + "/messages";
        var id = call(stage, "POST", path, text("one")).path("id").asText();
        var second = call(stage, "POST", path, text("two")).path("id").asText();
        var third = call(stage, "POST", path, text("three")).path("id").asText();
        var _ = call(stage, "GET", path + "?around=" + second, null);
        var _ = call(stage, "GET", path + "/" + id, null);
        var _ = call(stage, "PATCH", path + "/" + id, text("changed"));
        var _ = call(stage, "POST", path + "/" + id + "/crosspost", null);
        var _ = call(stage, "PUT", path + "/pins/" + id, null);
        var _ = call(stage, "GET", path + "/pins", null);
        var _ = call(stage, "DELETE", path + "/pins/" + id, null);
        var emoji = path + "/" + id + "/reactions/%F0%9F%91%8D";
        var _ = call(stage, "PUT", emoji + "/@me", null);
        stage.people.react(stage.news, stage.ada, Json.parseId(id), "👍");
        var _ = call(stage, "GET", emoji + "?limit=100&type=0", null);
        var _ = call(stage, "DELETE", emoji + "/@me", null);
        var _ = call(stage, "DELETE", emoji + "/" + stage.ada, null);
        var _ = call(stage, "DELETE", emoji, null);
        var _ = call(stage, "DELETE", path + "/" + id + "/reactions", null);
        var _ = call(stage, "DELETE", path + "/" + id, null);
        var both = Json.object();
        both.putArray("messages").add(second).add(third);
        var _ = call(stage, "POST", path + "/bulk-delete", both);
    }

    private static void threads(Stage stage) throws IOException {
        var channel = "channels/" + stage.text;
        var message = call(stage, "POST", channel + "/messages", text("one"))
                .path("id")
                .asText();
        var name = Json.object().put("name", "Talk");
        var thread = call(stage, "POST", channel + "/messages/" + message + "/threads", name)
                .path("id")
                .asText();
        var _ = call(stage, "POST", channel + "/threads", name.deepCopy().put("type", 11));
        var members = "channels/" + thread + "/thread-members";
        var _ = call(stage, "PUT", members + "/" + stage.ada, null);
        var _ = call(stage, "GET", members, null);
        var _ = call(stage, "DELETE", members + "/" + stage.ada, null);
        var _ = call(stage, "DELETE", members + "/@me", null);
        var _ = call(stage, "PUT", members + "/@me", null);
        var _ = call(stage, "PATCH", "channels/" + thread, Json.object().put("archived", true));
        var _ = call(stage, "GET", channel + "/threads/archived/public", null);
        var _ = call(stage, "GET", channel + "/threads/archived/private", null);
    }

    private static void webhooks(Stage stage) throws IOException {
        var channel = "channels/" + stage.text;
        var hook = call(stage, "POST", channel + "/webhooks", Json.object().put("name", "Mirror"));
        var _ = call(stage, "GET", channel + "/webhooks", null);
        var byId = "webhooks/" + hook.path("id").asText();
        var byToken = byId + "/" + hook.path("token").asText();
        for (var path : new String[] {byId, byToken}) {
            var _ = call(stage, "GET", path, null);
            var _ = call(stage, "PATCH", path, Json.object().put("name", "Other"));
        }
        var sent = call(stage, "POST", byToken + "?wait=true", text("x").put("username", "Tess"));
        var message = byToken + "/messages/" + sent.path("id").asText();
        var _ = call(stage, "GET", message, null);
        var _ = call(stage, "PATCH", message, text("y"));
        var _ = call(stage, "DELETE", message, null);
        var _ = call(stage, "DELETE", byToken, null);
        long other = stage.people.addWebhook(stage.text, stage.places.owner(stage.guild), "By hand");
        var _ = call(stage, "DELETE", "webhooks/" + other, null);
    }

    private static void interactions(Stage stage) throws IOException {
        var asked = stage.people.command(stage.text, stage.ada, "latest", Map.of());
        var callback = "interactions/" + asked.id() + "/" + asked.token + "/callback?with_response=true";
        var answer = Json.object().put("type", 4);
        answer.set("data", text("The newest"));
        var _ = call(stage, "POST", callback, answer);
        var original = "webhooks/" + stage.places.bot() + "/" + asked.token + "/messages/@original";
        var _ = call(stage, "GET", original, null);
        var _ = call(stage, "PATCH", original, text("Newer"));
        var _ = call(stage, "DELETE", original, null);
    }
}
