import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { messageLanguage, type MessageLanguage } from '../../shared/domain/messages/message.ts';
import type { HubCore } from '../write/hub-core.ts';
import { findTrackingLink, hashOfSecret } from '../write/tracking-links.ts';
import { fileInForm } from './file-in-form.ts';
import { notDoneFields, surveyFields } from './form-fields.ts';
import { plainPage, publicWords, type PageContext } from './page-frame.ts';
import { PAGE_STYLES } from './page-styles.ts';
import { admitPublic, type PublicDeed } from './public-throttle.ts';
import { readTracked } from './read-tracked.ts';
import { answerByForm, MAX_PHOTO, sayNotDone, sendPhoto, type OpenLink } from './resident-acts.ts';
import { trackingPage, type NoticeName } from './tracking-page.ts';
import { trackingView } from './tracking-view.ts';

/** Nothing but our own style sheet and forms; nobody may frame it, keep it, index it or learn where one came from. */
const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  vary: 'accept-language',
} as const;

/** Seconds after which somebody who asked too often may ask again. */
const PATIENCE_SECONDS = 15 * 60;
/** Bytes of a form without a photo: a thousand letters may take nine each. */
const FORM_LIMIT = 32 * 1024;
/** The photo, and what stands around it in a form. */
const PHOTO_LIMIT = MAX_PHOTO + 16 * 1024;

const params = z.object({ secret: z.string().max(200) });
const asked = z.object({
  lang: messageLanguage.optional().catch(undefined),
  told: z.string().max(40).optional().catch(undefined),
});

/** The first of our languages that a browser asks for. */
export function languageAccepted(header: string | undefined): MessageLanguage {
  const ranked = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((piece, at) => {
      const [tag = '', weight] = piece.trim().split(/\s*;\s*q\s*=\s*/i);
      const quality = weight === undefined ? 1 : Number(weight);
      return { code: tag.slice(0, 2).toLowerCase(), quality: Number.isNaN(quality) ? 0 : quality, at };
    })
    .filter(({ code, quality }) => quality > 0 && (code === 'en' || code === 'es'))
    .toSorted((a, b) => b.quality - a.quality || a.at - b.at);
  return ranked[0]?.code === 'es' ? 'es' : 'en';
}

function isNotice(told: string | undefined): told is NoticeName {
  return told !== undefined && Object.hasOwn(publicWords('en').notice, told);
}

/** The residents' pages: no sign-in, no script, nothing but what a link's secret opens. */
export function publicRoutes(app: FastifyInstance, core: HubCore): void {
  const { db, city } = core;
  const links = new WeakMap<FastifyRequest, OpenLink>();

  const languageOf = (request: FastifyRequest): MessageLanguage => {
    const { lang } = asked.parse(request.query);
    if (lang !== undefined) return lang;
    const spoken = links.get(request)?.language ?? null;
    return spoken !== null && /^es\b/i.test(spoken)
      ? 'es'
      : languageAccepted(request.headers['accept-language']);
  };
  const contextOf = (request: FastifyRequest): PageContext => {
    const url = core.publicUrl();
    const base = url === null ? '' : new URL(url).pathname.replace(/\/$/, '');
    return { language: languageOf(request), city, base, switchable: request.method !== 'POST' };
  };
  const answer = (reply: FastifyReply, status: number, page: string): FastifyReply =>
    reply.code(status).headers(PAGE_HEADERS).type('text/html; charset=utf-8').send(page);
  const sayPlainly = (
    request: FastifyRequest,
    reply: FastifyReply,
    status: number,
    said: Parameters<typeof plainPage>[1],
  ): FastifyReply => {
    // What is left of a body need not be read.
    if (request.method === 'POST') reply.header('connection', 'close');
    return answer(reply, status, plainPage(contextOf(request), said));
  };
  const tooOften = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    sayPlainly(request, reply.header('retry-after', String(PATIENCE_SECONDS)), 429, 'tooOften');

  /** Back to the page, which says how it went: a reload sends nothing again. */
  const backTo = (request: FastifyRequest, reply: FastifyReply, notice: NoticeName): FastifyReply => {
    const { secret } = params.parse(request.params);
    const { base, language } = contextOf(request);
    return reply
      .headers(PAGE_HEADERS)
      .redirect(`${base}/t/${encodeURIComponent(secret)}?lang=${language}&told=${notice}`, 303);
  };
  /** Before any body is read: who asks too often, and whose the link is. A wrong secret and none are answered alike. */
  const admit = (deed: PublicDeed) => async (request: FastifyRequest, reply: FastifyReply) => {
    if (!(await admitPublic(db, 'address asks', request.ip))) return tooOften(request, reply);
    const { secret } = params.parse(request.params);
    const found = core.publicUrl() === null ? null : await findTrackingLink(db, secret);
    if (found === null) {
      if (!(await admitPublic(db, 'address is wrong', request.ip))) return tooOften(request, reply);
      return sayPlainly(request, reply, 404, 'missing');
    }
    const hash = hashOfSecret(secret);
    links.set(request, { ...found, hash });
    if (await admitPublic(db, deed, hash)) return undefined;
    if (deed !== 'link sends photos') return tooOften(request, reply);
    return backTo(request, reply.header('connection', 'close'), 'photo-many');
  };
  const linkOf = (request: FastifyRequest): OpenLink => {
    const link = links.get(request);
    if (link === undefined) throw new Error('a public route without its check');
    return link;
  };
  void app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_LIMIT },
      (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    );
    scope.addContentTypeParser(
      'multipart/form-data',
      { parseAs: 'buffer', bodyLimit: PHOTO_LIMIT },
      (_request, body, done) => done(null, body),
    );
    scope.setErrorHandler((error: FastifyError, request, reply) => {
      if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return sayPlainly(request, reply, 413, 'tooLarge');
      if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
        return sayPlainly(request, reply, 404, 'missing');
      request.log.error({ err: error, route: request.routeOptions.url }, 'a public page failed');
      return sayPlainly(request, reply, 500, 'broken');
    });

    scope.get('/t-page.css', (_request, reply) =>
      reply
        .headers({
          'cache-control': 'public, max-age=31536000, immutable',
          'x-content-type-options': 'nosniff',
        })
        .type('text/css; charset=utf-8')
        .send(PAGE_STYLES),
    );

    scope.get('/t/:secret', { onRequest: admit('link asks') }, async (request, reply) => {
      const { secret } = params.parse(request.params);
      const source = await readTracked(core, linkOf(request));
      if (source === null) return sayPlainly(request, reply, 404, 'missing');
      const { told } = asked.parse(request.query);
      const page = trackingPage({
        ...contextOf(request),
        view: trackingView(source),
        path: `/t/${encodeURIComponent(secret)}`,
        now: source.now,
        notice: isNotice(told) ? told : null,
        mark: Buffer.from(core.random(12)).toString('base64url'),
      });
      return answer(reply, 200, page);
    });

    scope.post('/t/:secret/survey', { onRequest: admit('link answers') }, async (request, reply) => {
      const fields = surveyFields.safeParse(request.body);
      return backTo(
        request,
        reply,
        fields.success ? await answerByForm(core, linkOf(request), fields.data) : 'incomplete',
      );
    });

    scope.post('/t/:secret/not-done', { onRequest: admit('link answers') }, async (request, reply) => {
      const fields = notDoneFields.safeParse(request.body);
      return backTo(
        request,
        reply,
        fields.success
          ? await sayNotDone(core, linkOf(request), fields.data, languageOf(request))
          : 'incomplete',
      );
    });

    scope.post(
      '/t/:secret/photo',
      { onRequest: admit('link sends photos'), bodyLimit: PHOTO_LIMIT },
      async (request, reply) => {
        const { body } = request;
        const photo = Buffer.isBuffer(body)
          ? fileInForm(body, request.headers['content-type'] ?? '', 'photo')
          : null;
        if (photo === null || photo.length === 0) return backTo(request, reply, 'photo-none');
        if (photo.length > MAX_PHOTO) return sayPlainly(request, reply, 413, 'tooLarge');
        return backTo(request, reply, await sendPhoto(core, linkOf(request), photo));
      },
    );

    for (const url of ['/t', '/t/*'])
      scope.all(url, async (request, reply) =>
        (await admitPublic(db, 'address is wrong', request.ip))
          ? sayPlainly(request, reply, 404, 'missing')
          : tooOften(request, reply),
      );
  });
}
