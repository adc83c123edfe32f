/** Stands in for a theme module that the site does without; see plugin.ts. */
export {};
