/** The action that reads the article of the service on screen, for pages that show its button. */
export const SERVICE_ARTICLE = 'article.service';
