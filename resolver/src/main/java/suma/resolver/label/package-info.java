/** Calls for printable labels: which symbol a code gets, what it holds, and sheets of many. */
package suma.resolver.label;
