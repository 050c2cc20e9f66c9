/** The bot's own web server: health, readiness and metrics. */
@NullMarked
package afterword.web;

import org.jspecify.annotations.NullMarked;
