package afterword.playground.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One call of the bot as it went over the wire.
 *
 * @param method as the documentation spells it, however the bot wrote it
 * @param request the arguments
 * @param form whether they came as a form or in the address, so that every value is text
 * @param status the HTTP status, 0 when no answer was given
 * @param response the answer's body, empty when none was given
 */
public record Exchange(String method, ObjectNode request, boolean form, int status, String response) {}
