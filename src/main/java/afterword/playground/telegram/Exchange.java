package afterword.playground.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One call of the bot as it went over the wire.
 *
 * @param method as the documentation spells it, however the bot wrote it
 * @param request the arguments, whichever way they were sent
 * @param status the HTTP status, 0 when no answer was given
 * @param response the answer's body, empty when none was given
 */
public record Exchange(String method, ObjectNode request, int status, String response) {}
