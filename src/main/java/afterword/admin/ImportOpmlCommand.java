package afterword.admin;

import afterword.chat.RichText;
import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Option;
import afterword.command.Place;
import afterword.command.Reply;
import afterword.feed.AnswerWords;
import afterword.feed.FetchRequest;
import afterword.feed.FetchResult;
import afterword.feed.Fetcher;
import afterword.feed.WebAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

/** Follows every feed of an OPML list that lies on the web. */
public final class ImportOpmlCommand implements Command {
    private static final CommandSpec SPEC = new CommandSpec(
            "opml import",
            "Follow every feed of an OPML list, as feed readers export it",
            Access.OWNER,
            Place.ANYWHERE,
            List.of(Option.required("address", Option.Type.TEXT, "Where the list lies on the web")));

    private final Fetcher fetcher;
    private final OpmlImport opml;
    private final InstantSource time;

    public ImportOpmlCommand(Fetcher fetcher, OpmlImport opml, InstantSource time) {
        this.fetcher = fetcher;
        this.opml = opml;
        this.time = time;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply handle(CommandRequest request) {
        var typed = request.option("address").orElse("");
        var url = WebAddress.typed(typed);
        if (url == null) {
            return Reply.refusal(
                    "“" + typed + "” is not an address on the web. Put the list where I can read it, or import"
                            + " the file on the machine that I run on: java -jar afterword.jar opml import FILE");
        }
        var result = fetcher.fetch(FetchRequest.unconditional(url));
        return result instanceof FetchResult.Fetched answer && answer.body().length > 0
                ? take(answer.body(), url)
                : Reply.refusal("I could not read " + url + ". "
                        + AnswerWords.withoutDocument(result).orElse("Nothing came back.")
                        + " Check that the address opens in a browser without signing in.");
    }

    private Reply take(byte[] document, URI url) {
        return switch (opml.take(document)) {
            case OpmlImport.Result.NotAList(var reason) ->
                Reply.refusal(url + " is not a list of feeds: " + reason
                        + ". Feed readers call the right file OPML when they export it.");
            case OpmlImport.Result.Imported imported ->
                Reply.of(RichText.lines(OpmlWords.lines(imported, time.instant()).stream()
                        .map(RichText::plain)
                        .toList()));
        };
    }
}
