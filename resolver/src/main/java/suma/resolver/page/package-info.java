/** What a consumer sees who scans a code without a key, and the memory of such scans. */
package suma.resolver.page;
