/** Who did this, with which key, from where, and when; and who was not let in. */
package suma.resolver.audit;
