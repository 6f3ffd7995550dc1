/** The demonstration: a story told over HTTP. */
package suma.resolver.demo;
