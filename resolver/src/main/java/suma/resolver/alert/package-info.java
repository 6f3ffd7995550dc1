/** Calls about what somebody should look at. */
package suma.resolver.alert;
