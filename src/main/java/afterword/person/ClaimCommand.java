package afterword.person;

import afterword.command.Access;
import afterword.command.Command;
import afterword.command.CommandRequest;
import afterword.command.CommandSpec;
import afterword.command.Option;
import afterword.command.Place;
import afterword.command.Reply;
import java.util.List;

/** Makes the first owner. */
public final class ClaimCommand implements Command {
    private static final CommandSpec SPEC = new CommandSpec(
            "claim",
            "Become an owner with the code that the log shows at first start",
            Access.ANYONE_ANYWHERE,
            Place.PRIVATE,
            List.of(Option.required("code", Option.Type.TEXT, "The code from the log")));

    private final Claims claims;

    public ClaimCommand(Claims claims) {
        this.claims = claims;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Reply handle(CommandRequest request) {
        return claims.claim(request.who().person(), request.option("code").orElse(""))
                ? Reply.of(
                        "You own this bot now. Say /admit in a server or group to let me in there, then /channel add.")
                : Reply.refusal("That code is not valid. The log shows one at every start until somebody has used it.");
    }
}
