// Package watchloom is the client of the Watchloom API: generated operations and hand-written helpers that follow
// event streams.
package watchloom

import (
	"context"
	"net/http"
)

// Connect makes a client for one address, such as "https://watchloom.example.org", and one key.
func Connect(url, apiKey string, options ...ClientOption) (*ClientWithResponses, error) {
	authorize := func(_ context.Context, request *http.Request) error {
		request.Header.Set("Authorization", "Bearer "+apiKey)
		return nil
	}
	return NewClientWithResponses(url, append([]ClientOption{WithRequestEditorFn(authorize)}, options...)...)
}
