/** Calls about parties and products. */
package suma.resolver.catalog;
