// The pages that are looked at one by one: by axe, by Lighthouse and by the camera. A new page is a new line here.

/** A route, and the name that its pictures carry. */
export const PAGES = {
  '#/': 'home',
  '#/rules': 'rules',
  '#/rules/coverage': 'coverage',
  '#/questions': 'questions',
  '#/about': 'about',
  '#/s/EBgmL4fBwhABCQEJAgkBCrwQCQMRAmkGCQIGeuU': 'shared',
  '#/no/such/page': 'not-found',
};
