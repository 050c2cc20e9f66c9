package afterword;

import afterword.feed.HubCallback;
import afterword.web.Route;
import java.io.IOException;

/** WebSub's callback on our web server: GET verifies, POST pushes. */
record WebSubRoute(HubCallback callback) implements Route {
    static final String PATH = "/websub/";

    @Override
    public Answer answer(Request request) throws IOException {
        return switch (request.method()) {
            case "GET" ->
                callback.verify(request.rest(), request.query())
                        .map(challenge -> new Answer(200, challenge))
                        .orElse(new Answer(404, "Nobody asked for this.\n"));
            case "POST" ->
                switch (callback.push(request.rest(), request.body(), request.header("X-Hub-Signature"))) {
                    case TAKEN -> new Answer(202, "");
                    case UNWANTED -> new Answer(410, "Nobody asked for this.\n");
                    case TOO_LONG -> new Answer(413, "That is longer than any feed.\n");
                };
            default -> new Answer(405, "Only GET and POST are answered here.\n");
        };
    }
}
