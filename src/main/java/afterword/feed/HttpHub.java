package afterword.feed;

import afterword.feed.GuardedDns.InsideAddressException;
import afterword.feed.HubAnswer.Accepted;
import afterword.feed.HubAnswer.Rejected;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import okhttp3.Dns;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** Asks hubs over HTTP, within the same bounds as feeds are fetched: a feed names its hub, so it may name anything. */
public final class HttpHub implements Hub {
    private final OkHttpClient client;
    private final FetchSettings settings;
    private final ServerLocks servers;

    public HttpHub(OkHttpClient shared, FetchSettings settings, ServerLocks servers) {
        // A form may have been taken although the connection broke.
        this.client = GuardedClient.of(shared, settings, Dns.SYSTEM)
                .newBuilder()
                .retryOnConnectionFailure(false)
                .callTimeout(settings.timeout())
                .build();
        this.settings = settings;
        this.servers = servers;
    }

    @Override
    public HubAnswer ask(URI hub, Map<String, String> form) {
        var url = HttpUrl.parse(hub.toString());
        if (url == null) {
            return new Rejected(hub + " is not an address on the web.");
        }
        var refusal = settings.refusal(url);
        return refusal == null ? sendInTurn(url, form) : new Rejected(refusal);
    }

    private HubAnswer sendInTurn(HttpUrl url, Map<String, String> form) {
        var server = WebAddress.server(url);
        if (!servers.enter(server, settings.timeout())) {
            return new Rejected(url.host() + " was busy with other requests of mine.");
        }
        try {
            return send(url, form);
        } finally {
            servers.leave(server);
        }
    }

    private HubAnswer send(HttpUrl url, Map<String, String> form) {
        var body = new FormBody.Builder();
        form.forEach(body::add);
        var request = new Request.Builder()
                .url(url)
                .header("User-Agent", settings.userAgent())
                .post(body.build())
                .build();
        try (var response = client.newCall(request).execute()) {
            return response.isSuccessful()
                    ? new Accepted()
                    : new Rejected(FailureWords.sentence(response.code(), url.host()));
        } catch (InsideAddressException e) {
            return new Rejected(FailureWords.inside(url.host()));
        } catch (IOException e) {
            return new Rejected(FailureWords.sentence(e, url.host(), settings.timeout()));
        }
    }
}
