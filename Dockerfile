# Debian, not Alpine: Temporal's native core is built for glibc.
FROM node:24.21-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional --no-progress || npm ci --omit=dev --no-progress
COPY cmd cmd
COPY runtime runtime
COPY workers workers
COPY schemas schemas
COPY openapi openapi
COPY tsconfig.json ./
USER node
EXPOSE 8480
CMD ["node", "cmd/api/main.ts"]
