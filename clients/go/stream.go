package watchloom

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"net/http"
	"slices"
	"strconv"
	"time"
)

const (
	// watchdog is three heartbeats without a byte: the connection is half open.
	watchdog     = 45 * time.Second
	firstPause   = 250 * time.Millisecond
	longestPause = 10 * time.Second
)

var terminal = []string{"run.completed", "run.failed", "run.canceled", "run.timed_out", "run.terminated"}

// FollowOptions of FollowRun; the zero value follows all events from the first one on.
type FollowOptions struct {
	// After is the seq of the last event that was seen.
	After int64
	// Types are those to give; nil gives all. The terminal event ends the stream, whether it is among them or not.
	Types []string
	// OnControl is told of frames that are no events: run.snapshot, stream.gap, stream.error, stream.closing.
	OnControl func(kind string, data json.RawMessage)
}

// FollowTenantOptions of FollowTenant; the zero value follows all events from now on.
type FollowTenantOptions struct {
	// After is a cursor that OnCursor was told of, or "0" for the oldest event that is kept.
	After     string
	Types     []string
	OnControl func(kind string, data json.RawMessage)
	OnCursor  func(cursor string)
}

// StreamRefusedError says that the service refused the stream, and that asking again would not help.
type StreamRefusedError struct {
	Status  int
	Problem Problem
}

func (refused *StreamRefusedError) Error() string {
	if refused.Problem.Detail != nil {
		return *refused.Problem.Detail
	}
	return fmt.Sprintf("the stream was refused with %d %s", refused.Status, refused.Problem.Title)
}

// FollowRun gives every event of a run, each once, in order, to its terminal event. Connections that break, end early
// or fall silent are made again from where the last one stopped. Types that this version does not know are passed
// through. The error is the last value: a *StreamRefusedError, or the context's.
func FollowRun(ctx context.Context, client *ClientWithResponses, runID string, options FollowOptions) iter.Seq2[RunEvent, error] {
	return func(yield func(RunEvent, error) bool) {
		cursor := options.After
		params := &StreamRunParams{}
		if options.Types != nil {
			// Without the terminal event in the filter the end could not be told from a connection that was cut.
			types := slices.Concat(options.Types, terminal)
			params.Type = &types
		}
		connect := func(ctx context.Context) (*http.Response, error) {
			last := strconv.FormatInt(cursor, 10)
			params.LastEventID = &last
			return client.StreamRun(ctx, runID, params)
		}
		err := follow(ctx, connect, options.OnControl, func(_ string, event RunEvent) bool {
			if event.Seq <= cursor {
				return true
			}
			cursor = event.Seq
			wanted := options.Types == nil || slices.Contains(options.Types, event.Type)
			return (!wanted || yield(event, nil)) && !slices.Contains(terminal, event.Type)
		})
		if err != nil {
			yield(RunEvent{}, err)
		}
	}
}

// FollowTenant gives the events of all runs of the tenant, without end: at least once, in order per run. Drop repeats
// by RunId and Seq.
func FollowTenant(ctx context.Context, client *ClientWithResponses, options FollowTenantOptions) iter.Seq2[RunEvent, error] {
	return func(yield func(RunEvent, error) bool) {
		params := &StreamTenantParams{}
		if options.After != "" {
			params.LastEventID = &options.After
		}
		if options.Types != nil {
			params.Type = &options.Types
		}
		connect := func(ctx context.Context) (*http.Response, error) { return client.StreamTenant(ctx, params) }
		err := follow(ctx, connect, options.OnControl, func(id string, event RunEvent) bool {
			params.LastEventID = &id
			if options.OnCursor != nil {
				options.OnCursor(id)
			}
			return yield(event, nil)
		})
		if err != nil {
			yield(RunEvent{}, err)
		}
	}
}

// follow connects again and again until take says that it has enough. A nil error: the end.
func follow(
	ctx context.Context,
	connect func(context.Context) (*http.Response, error),
	onControl func(string, json.RawMessage),
	take func(id string, event RunEvent) bool,
) error {
	pause := firstPause
	for ctx.Err() == nil {
		over, wait, err := connectOnce(ctx, connect, func(frame frame) bool {
			pause = firstPause
			if frame.id == "" {
				if onControl != nil {
					onControl(frame.kind, frame.data)
				}
				return true
			}
			var event RunEvent
			// What cannot be read is left out rather than asked for again without end.
			return json.Unmarshal(frame.data, &event) != nil || take(frame.id, event)
		})
		if over || err != nil {
			return err
		}
		jittered := pause/2 + rand.N(pause/2)
		select {
		case <-ctx.Done():
		case <-time.After(max(wait, jittered)):
		}
		pause = min(pause*2, longestPause)
	}
	return ctx.Err()
}

// connectOnce reads one connection to its end. Over: nothing more is to come. Wait: what Retry-After asks for.
func connectOnce(
	ctx context.Context,
	connect func(context.Context) (*http.Response, error),
	take func(frame) bool,
) (over bool, wait time.Duration, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	timer := time.AfterFunc(watchdog, cancel)
	defer timer.Stop()
	response, err := connect(ctx)
	if err != nil {
		return false, 0, nil
	}
	defer response.Body.Close()
	switch status := response.StatusCode; {
	case status == http.StatusNoContent:
		return true, 0, nil
	case status == http.StatusOK:
		err := readFrames(response.Body, func() { timer.Reset(watchdog) }, take)
		return errors.Is(err, errEnough), 0, nil
	case status >= 400 && status < 500 && status != http.StatusRequestTimeout && status != http.StatusTooManyRequests:
		refused := &StreamRefusedError{Status: status}
		body, _ := io.ReadAll(io.LimitReader(response.Body, 1<<20))
		_ = json.Unmarshal(body, &refused.Problem)
		return true, 0, refused
	default:
		seconds, _ := strconv.Atoi(response.Header.Get("Retry-After"))
		return false, time.Duration(seconds) * time.Second, nil
	}
}
