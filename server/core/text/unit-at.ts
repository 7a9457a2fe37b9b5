// Reads the units of a text, in loops over all characters of a corpus.

/**
 * What `text.charCodeAt(at)` gives, where `at` lies in the text. V8 has a dozen kinds of strings (cut out, put together, of one byte or two, …), and
 * looks the method up anew at each call in a function that has seen more than four of them; here there is nothing to look up.
 */
export const unitAt: (text: string, at: number) => number = Function.prototype.call.bind(String.prototype.charCodeAt)
