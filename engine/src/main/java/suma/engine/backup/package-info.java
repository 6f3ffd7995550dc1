/** Copies of a data folder at work, and folders made of them again. */
package suma.engine.backup;
