package afterword.playground;

import afterword.playground.discord.LocalDiscord;
import afterword.playground.telegram.LocalTelegram;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;

/** Writes down everything the page shows, as one JSON document. */
final class PageState {
    private static final int MESSAGES_A_CHANNEL = 200;

    private final Blog blog;
    private final LocalDiscord discord;
    private final LocalTelegram telegram;
    private final PlaygroundStage stage;
    private final ObjectMapper mapper = mapper();

    PageState(Blog blog, LocalDiscord discord, LocalTelegram telegram, PlaygroundStage stage) {
        this.blog = blog;
        this.discord = discord;
        this.telegram = telegram;
        this.stage = stage;
    }

    private static ObjectMapper mapper() {
        var instants = new SimpleModule().addSerializer(Instant.class, new JsonSerializer<Instant>() {
            @Override
            public void serialize(Instant instant, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeString(instant.toString());
            }
        });
        return new ObjectMapper().registerModule(instants);
    }

    String json(long version) throws JsonProcessingException {
        var state = mapper.createObjectNode().put("version", version).put("setup", stage.progress());
        state.put("setupDone", stage.isDone());
        state.set("blog", blog());
        ObjectNode discordView = mapper.valueToTree(discord.view());
        discordView.set("people", mapper.valueToTree(stage.discordCast().people()));
        state.set("discord", discordView);
        ObjectNode telegramView = mapper.valueToTree(telegram.view());
        telegramView.set("people", mapper.valueToTree(stage.telegramCast().people()));
        state.set("telegram", telegramView);
        state.findParents("messages").forEach(it -> {
            if (it.path("messages") instanceof ArrayNode messages) {
                while (messages.size() > MESSAGES_A_CHANNEL) {
                    messages.remove(0);
                }
            }
        });
        return mapper.writeValueAsString(state);
    }

    String json(Object answer) throws JsonProcessingException {
        return mapper.writeValueAsString(answer);
    }

    private ObjectNode blog() {
        var json = mapper.createObjectNode();
        json.put("title", blog.title()).put("tagline", blog.tagline());
        json.put("site", blog.site().toString()).put("feed", blog.feed().toString());
        json.put("readOnly", blog.readOnly()).put("trouble", blog.trouble());
        json.set("categories", mapper.valueToTree(SampleBlog.CATEGORIES));
        json.set("articles", mapper.valueToTree(blog.articles()));
        return json;
    }
}
