/** What somebody should look at. */
package suma.engine.alert;
