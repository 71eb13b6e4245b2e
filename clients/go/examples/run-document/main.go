// Command run-document [FILE] runs a document, shows each event as a line of JSON, and how it ended.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"os"

	watchloom "github.com/watchloom/watchloom/clients/go"
)

const hello = `watchloom: "1"
kind: Workflow
name: hello
steps:
  - { id: nap, wait: 1s }
  - { id: greeting, set: "hello" }
output: "${steps.greeting}"
`

func main() {
	log.SetFlags(0)
	if err := run(context.Background(), os.Args[1:]); err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, args []string) error {
	client, err := watchloom.Connect(setting("WATCHLOOM_URL", "http://127.0.0.1:8480"), setting("WATCHLOOM_API_KEY", ""))
	if err != nil {
		return err
	}
	text := hello
	if len(args) > 0 {
		file, err := os.ReadFile(args[0])
		if err != nil {
			return err
		}
		text = string(file)
	}
	var document watchloom.JsonValue = text
	accepted, err := client.CreateRunWithResponse(ctx, nil, watchloom.CreateRun{Document: &document})
	if err != nil {
		return err
	}
	if accepted.JSON202 == nil {
		return fmt.Errorf("the run was refused: %s", accepted.Body)
	}
	out := json.NewEncoder(os.Stdout)
	for event, err := range watchloom.FollowRun(ctx, client, accepted.JSON202.Id, watchloom.FollowOptions{}) {
		if err != nil {
			return err
		}
		if err := out.Encode(event); err != nil {
			return err
		}
	}
	ended, err := client.GetRunWithResponse(ctx, accepted.JSON202.Id, nil)
	if err != nil {
		return err
	}
	if ended.JSON200 == nil {
		return fmt.Errorf("the run cannot be read: %s", ended.Body)
	}
	return out.Encode(map[string]any{"status": ended.JSON200.Status, "output": ended.JSON200.Output})
}

func setting(name, fallback string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return fallback
}
