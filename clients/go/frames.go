package watchloom

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
)

// maxLine is far above what the service sends in one event; the scanner's own limit of 64 KiB is not.
const maxLine = 16 << 20

// errEnough says that the reader wants no more.
var errEnough = errors.New("enough")

// frame is one block of an event stream. Without an id the cursor stays where it is.
type frame struct {
	id, kind string
	data     json.RawMessage
}

// readFrames reads Server-Sent Events until the body ends or take wants no more. alive is told of every line, comments
// among them.
func readFrames(body io.Reader, alive func(), take func(frame) bool) error {
	scanner := bufio.NewScanner(body)
	scanner.Buffer(make([]byte, 0, 64<<10), maxLine)
	var current frame
	var data []string
	for scanner.Scan() {
		alive()
		line := string(bytes.TrimSuffix(scanner.Bytes(), []byte("\r")))
		if line == "" {
			if len(data) > 0 {
				current.data = json.RawMessage(strings.Join(data, "\n"))
				if !take(current) {
					return errEnough
				}
			}
			current, data = frame{}, nil
			continue
		}
		field, value, _ := strings.Cut(line, ":")
		value = strings.TrimPrefix(value, " ")
		switch field {
		case "id":
			current.id = value
		case "event":
			current.kind = value
		case "data":
			data = append(data, value)
		}
	}
	return scanner.Err()
}
