package afterword.playground.discord;

import java.util.List;

/** The REST endpoints that the stand-in has, by Discord's own path templates. More literal templates come first. */
public enum Endpoint {
    GET_GATEWAY("GET", "/gateway"),
    GET_GATEWAY_BOT("GET", "/gateway/bot"),
    GET_APPLICATION("GET", "/applications/@me"),
    GET_OAUTH_APPLICATION("GET", "/oauth2/applications/@me"),
    GET_SELF("GET", "/users/@me"),
    OPEN_DIRECT_CHANNEL("POST", "/users/@me/channels"),
    GET_OWN_GUILDS("GET", "/users/@me/guilds"),
    LEAVE_GUILD("DELETE", "/users/@me/guilds/{guild_id}"),
    GET_USER("GET", "/users/{user_id}"),

    GET_GUILD("GET", "/guilds/{guild_id}"),
    GET_GUILD_CHANNELS("GET", "/guilds/{guild_id}/channels"),
    CREATE_CHANNEL("POST", "/guilds/{guild_id}/channels"),
    GET_ROLES("GET", "/guilds/{guild_id}/roles"),
    CREATE_ROLE("POST", "/guilds/{guild_id}/roles"),
    DELETE_ROLE("DELETE", "/guilds/{guild_id}/roles/{role_id}"),
    EDIT_OWN_MEMBER("PATCH", "/guilds/{guild_id}/members/@me"),
    SEARCH_MEMBERS("GET", "/guilds/{guild_id}/members/search"),
    GET_MEMBERS("GET", "/guilds/{guild_id}/members"),
    GET_MEMBER("GET", "/guilds/{guild_id}/members/{user_id}"),
    ADD_MEMBER_ROLE("PUT", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}"),
    REMOVE_MEMBER_ROLE("DELETE", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}"),
    GET_ACTIVE_THREADS("GET", "/guilds/{guild_id}/threads/active"),
    GET_GUILD_WEBHOOKS("GET", "/guilds/{guild_id}/webhooks"),

    GET_CHANNEL("GET", "/channels/{channel_id}"),
    EDIT_CHANNEL("PATCH", "/channels/{channel_id}"),
    DELETE_CHANNEL("DELETE", "/channels/{channel_id}"),
    SET_CHANNEL_PERMISSION("PUT", "/channels/{channel_id}/permissions/{overwrite_id}"),
    DELETE_CHANNEL_PERMISSION("DELETE", "/channels/{channel_id}/permissions/{overwrite_id}"),
    TYPING("POST", "/channels/{channel_id}/typing"),
    GET_CHANNEL_WEBHOOKS("GET", "/channels/{channel_id}/webhooks"),
    CREATE_WEBHOOK("POST", "/channels/{channel_id}/webhooks"),

    GET_PINS("GET", "/channels/{channel_id}/messages/pins"),
    PIN_MESSAGE("PUT", "/channels/{channel_id}/messages/pins/{message_id}"),
    UNPIN_MESSAGE("DELETE", "/channels/{channel_id}/messages/pins/{message_id}"),
    BULK_DELETE("POST", "/channels/{channel_id}/messages/bulk-delete"),
    GET_MESSAGES("GET", "/channels/{channel_id}/messages"),
    CREATE_MESSAGE("POST", "/channels/{channel_id}/messages"),
    GET_MESSAGE("GET", "/channels/{channel_id}/messages/{message_id}"),
    EDIT_MESSAGE("PATCH", "/channels/{channel_id}/messages/{message_id}"),
    DELETE_MESSAGE("DELETE", "/channels/{channel_id}/messages/{message_id}"),
    CROSSPOST("POST", "/channels/{channel_id}/messages/{message_id}/crosspost"),

    ADD_REACTION("PUT", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me"),
    REMOVE_OWN_REACTION("DELETE", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/@me"),
    REMOVE_REACTION("DELETE", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}/{user_id}"),
    GET_REACTIONS("GET", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}"),
    CLEAR_EMOJI("DELETE", "/channels/{channel_id}/messages/{message_id}/reactions/{emoji_name}"),
    CLEAR_REACTIONS("DELETE", "/channels/{channel_id}/messages/{message_id}/reactions"),

    START_THREAD_ON_MESSAGE("POST", "/channels/{channel_id}/messages/{message_id}/threads"),
    START_THREAD("POST", "/channels/{channel_id}/threads"),
    GET_ARCHIVED_THREADS("GET", "/channels/{channel_id}/threads/archived/public"),
    GET_ARCHIVED_PRIVATE_THREADS("GET", "/channels/{channel_id}/threads/archived/private"),
    GET_THREAD_MEMBERS("GET", "/channels/{channel_id}/thread-members"),
    JOIN_THREAD("PUT", "/channels/{channel_id}/thread-members/@me"),
    LEAVE_THREAD("DELETE", "/channels/{channel_id}/thread-members/@me"),
    ADD_THREAD_MEMBER("PUT", "/channels/{channel_id}/thread-members/{user_id}"),
    REMOVE_THREAD_MEMBER("DELETE", "/channels/{channel_id}/thread-members/{user_id}"),

    GET_WEBHOOK("GET", "/webhooks/{webhook_id}"),
    EDIT_WEBHOOK("PATCH", "/webhooks/{webhook_id}"),
    DELETE_WEBHOOK("DELETE", "/webhooks/{webhook_id}"),
    GET_WEBHOOK_BY_TOKEN("GET", "/webhooks/{webhook_id}/{webhook_token}"),
    EDIT_WEBHOOK_BY_TOKEN("PATCH", "/webhooks/{webhook_id}/{webhook_token}"),
    DELETE_WEBHOOK_BY_TOKEN("DELETE", "/webhooks/{webhook_id}/{webhook_token}"),
    EXECUTE_WEBHOOK("POST", "/webhooks/{webhook_id}/{webhook_token}"),
    GET_ORIGINAL("GET", "/webhooks/{webhook_id}/{webhook_token}/messages/@original"),
    EDIT_ORIGINAL("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/@original"),
    DELETE_ORIGINAL("DELETE", "/webhooks/{webhook_id}/{webhook_token}/messages/@original"),
    GET_WEBHOOK_MESSAGE("GET", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"),
    EDIT_WEBHOOK_MESSAGE("PATCH", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"),
    DELETE_WEBHOOK_MESSAGE("DELETE", "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}"),

    GET_COMMANDS("GET", "/applications/{application_id}/commands"),
    SET_COMMANDS("PUT", "/applications/{application_id}/commands"),
    CREATE_COMMAND("POST", "/applications/{application_id}/commands"),
    GET_COMMAND("GET", "/applications/{application_id}/commands/{command_id}"),
    DELETE_COMMAND("DELETE", "/applications/{application_id}/commands/{command_id}"),
    GET_GUILD_COMMANDS("GET", "/applications/{application_id}/guilds/{guild_id}/commands"),
    SET_GUILD_COMMANDS("PUT", "/applications/{application_id}/guilds/{guild_id}/commands"),
    CREATE_GUILD_COMMAND("POST", "/applications/{application_id}/guilds/{guild_id}/commands"),
    GET_GUILD_COMMAND("GET", "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}"),
    DELETE_GUILD_COMMAND("DELETE", "/applications/{application_id}/guilds/{guild_id}/commands/{command_id}"),

    ANSWER_INTERACTION("POST", "/interactions/{interaction_id}/{interaction_token}/callback");

    private static final String SLASH = "/";
    private final String method;
    private final String template;

    Endpoint(String method, String template) {
        this.method = method;
        this.template = template;
    }

    /** The HTTP method. */
    public String method() {
        return method;
    }

    /** The path below the API's root, with its parameters in braces. */
    public String template() {
        return template;
    }

    List<String> segments() {
        return List.of(template.substring(1).split(SLASH, -1));
    }

    /** Whether the token in the path is authority enough. */
    boolean isOpen() {
        return this == GET_GATEWAY || this == ANSWER_INTERACTION || template.contains("{webhook_token}");
    }
}
