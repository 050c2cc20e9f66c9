package afterword.playground.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wants to say, checked against Discord's limits and in the shape in which it is shown. */
record Draft(
        String content,
        ArrayNode embeds,
        ArrayNode components,
        ArrayNode attachments,
        int flags,
        boolean tts,
        @Nullable JsonNode allowedMentions,
        Message.@Nullable Reference reference,
        boolean failIfReferenceMissing,
        @Nullable String nonce,
        boolean enforceNonce) {
    private static final int MAX_CONTENT = 2000;
    private static final int MAX_NONCE = 25;
    private static final int MAX_ATTACHMENTS = 10;

    /** What a person types. */
    static Draft text(String text, Message.@Nullable Reference reference) {
        if (text.length() > MAX_CONTENT) {
            throw DiscordError.tooLong("content", MAX_CONTENT);
        }
        if (text.isBlank()) {
            throw DiscordError.of(400, 50006, "Cannot send an empty message");
        }
        return new Draft(text, Json.array(), Json.array(), Json.array(), 0, false, null, reference, true, null, false);
    }

    /** A new message as a request's body describes it; refused where a limit is broken or nothing is said. */
    static Draft of(World world, JsonNode body, List<Upload> files) {
        var draft = partial(world, body, files, Json.array());
        boolean empty = draft.content.isBlank()
                && draft.embeds.isEmpty()
                && draft.components.isEmpty()
                && draft.attachments.isEmpty();
        if (empty) {
            throw DiscordError.of(400, 50006, "Cannot send an empty message");
        }
        return draft;
    }

    /** The same without the demand that anything is said: for edits. */
    static Draft partial(World world, JsonNode body, List<Upload> files, ArrayNode keptAttachments) {
        var content = Json.textAt(body, "content");
        if (content != null && content.codePointCount(0, content.length()) > MAX_CONTENT) {
            throw DiscordError.tooLong("content", MAX_CONTENT);
        }
        var nonce = Json.textAt(body, "nonce");
        if (nonce != null && nonce.length() > MAX_NONCE) {
            throw DiscordError.tooLong("nonce", MAX_NONCE);
        }
        var reference = body.path("message_reference");
        int flags = body.path("flags").asInt(0);
        var draft = new Draft(
                content == null ? "" : content.strip(),
                EmbedForm.accept(Json.arrayAt(body, "embeds")),
                ComponentForm.accept(Json.arrayAt(body, "components"), (flags & Message.COMPONENTS_V2) != 0),
                attachments(world, body, files, keptAttachments),
                flags,
                body.path("tts").asBoolean(false),
                body.hasNonNull("allowed_mentions") ? body.path("allowed_mentions") : null,
                reference.isObject()
                        ? new Message.Reference(
                                Json.id(reference.path("channel_id")), Json.id(reference.path("message_id")))
                        : null,
                reference.path("fail_if_not_exists").asBoolean(true),
                nonce,
                body.path("enforce_nonce").asBoolean(false));
        if ((flags & Message.COMPONENTS_V2) != 0 && !(draft.content.isEmpty() && draft.embeds.isEmpty())) {
            throw DiscordError.form(
                    "content",
                    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                    "The 'content' field cannot be used when using MessageFlags.IS_COMPONENTS_V2");
        }
        return draft;
    }

    /** Files of this request and, for an edit, those kept of what was there. */
    private static ArrayNode attachments(World world, JsonNode body, List<Upload> files, ArrayNode kept) {
        var result = Json.array();
        if (!body.has("attachments")) {
            kept.forEach(result::add);
        }
        var described = Json.arrayAt(body, "attachments");
        for (var wanted : described) {
            for (var old : kept) {
                if (old.path("id").asText().equals(wanted.path("id").asText())) {
                    result.add(old);
                }
            }
        }
        for (var file : files) {
            result.add(attachment(world, file, described));
        }
        if (result.size() > MAX_ATTACHMENTS) {
            throw DiscordError.badLength("attachments", 0, MAX_ATTACHMENTS);
        }
        return result;
    }

    private static ObjectNode attachment(World world, Upload file, ArrayNode described) {
        var id = Json.id(world.ids.next());
        var url = "https://cdn.discordapp.com/attachments/" + id + "/"
                + java.net.URLEncoder.encode(file.filename(), java.nio.charset.StandardCharsets.UTF_8);
        var json = Json.object().put("id", id).put("filename", file.filename()).put("size", file.size());
        json.put("url", url).put("proxy_url", url).put("content_type", file.contentType());
        for (var description : described) {
            boolean same = file.field().equals("files[" + description.path("id").asText() + "]");
            if (same && description.hasNonNull("description")) {
                json.put("description", description.path("description").asText());
            }
        }
        return json;
    }
}
