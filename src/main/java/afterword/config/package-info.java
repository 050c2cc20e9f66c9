/** The operator's settings: one YAML file, checked as a whole, with secrets from the environment. */
@NullMarked
package afterword.config;

import org.jspecify.annotations.NullMarked;
