package demo

import (
	_ "embed"
	"encoding/json"
	"fmt"

	"google.golang.org/protobuf/encoding/protojson"

	pb "disclosure/proto/disclosure/v1"
)

//go:embed requests.json
var requestsJSON []byte

//go:embed stories.json
var storiesJSON []byte

// samples are the requests with the legal outcome that is expected of each.
type samples struct {
	Organ struct {
		Code, Name, Short string
	}
	Requests []*request
}

// request is one sample.
type request struct {
	Key        string
	Channel    string
	ReceivedOn string `json:"received_on"`
	Applicant  struct {
		Category, Name, Phone, Address, Email string
		IDType                                string `json:"id_type"`
		IDNumber                              string `json:"id_number"`
	}
	Items []struct {
		Text     string
		Expected struct{ Disposition string }
	}
	FormWanted string `json:"form_wanted"`
	Fee        *struct {
		AmountYuan int64 `json:"amount_yuan"`
	}
	Oral     bool
	Expected struct {
		BaseDue         *string `json:"base_due"`
		SupplementDue   string  `json:"supplement_due"`
		CalendarMissing bool    `json:"calendar_missing"`
	}
}

// story is what staff do with a sample after registration.
type story struct {
	Attach         []struct{ Kind, Title string }
	Determinations []json.RawMessage
	DetermineOn    string
	Secrecy        *struct{ ReviewedBy, Conclusion string }
	Search         *struct {
		Searcher, Period, Result     string
		Places, Keywords, UnitsAsked []string
	}
	Supplement *struct {
		Points, Texts                                                          []string
		Guidance, RequestedOn, SentOn, ServedOn, ReceivedOn, Summary, LapsedOn string
		Days                                                                   int32
	}
	Reasons *struct {
		Question, RequestedOn, SentOn, ServedOn, ReceivedOn, Stated, JudgedOn, Opinion string
		Days                                                                           int32
	}
	Fee *struct {
		AssessedOn, SentOn, ServedOn, LapsedOn string
		Pages                                  int32
	}
	Consultation *struct {
		Party, Question, SentOn, ServedOn, OpinionOn, Opinion, Reasons string
	}
	WithdrawnOn, Withdrawal string
}

// load reads the embedded samples and their stories.
func load() (*samples, map[string]*story, error) {
	s := &samples{}
	err := json.Unmarshal(requestsJSON, s)
	if err != nil {
		return nil, nil, fmt.Errorf("read samples: %w", err)
	}
	stories := map[string]*story{}
	err = json.Unmarshal(storiesJSON, &stories)
	if err != nil {
		return nil, nil, fmt.Errorf("read stories: %w", err)
	}
	for _, r := range s.Requests {
		if stories[r.Key] == nil {
			return nil, nil, fmt.Errorf("sample %s has no story", r.Key)
		}
	}
	return s, stories, nil
}

// registration is the request as the desk writes it down. Where the channel needs it, receipt was confirmed on the same day.
func (r *request) registration() *pb.Registration {
	reg := &pb.Registration{
		Channel:   pb.Channel(pb.Channel_value["CHANNEL_"+r.Channel]),
		ArrivedOn: r.ReceivedOn, Oral: r.Oral,
		FormWanted: pb.FormWanted(pb.FormWanted_value["FORM_WANTED_"+r.FormWanted]),
		Applicant: &pb.Applicant{
			Category: pb.ApplicantCategory(pb.ApplicantCategory_value["APPLICANT_CATEGORY_"+r.Applicant.Category]),
			Name:     r.Applicant.Name, Phone: r.Applicant.Phone, Address: r.Applicant.Address, Email: r.Applicant.Email,
			IdType: pb.IdType(pb.IdType_value["ID_TYPE_"+r.Applicant.IDType]), IdNumber: r.Applicant.IDNumber,
		},
	}
	switch reg.Channel {
	case pb.Channel_CHANNEL_ORDINARY_MAIL, pb.Channel_CHANNEL_FAX:
		reg.ConfirmedOn = r.ReceivedOn
		reg.ReceiptEvidence = "当日电话与申请人确认收到"
	}
	for _, item := range r.Items {
		reg.ItemTexts = append(reg.ItemTexts, item.Text)
	}
	return reg
}

// determination reads the n-th determination of a story; placeholders stand for what earlier cases brought forth.
func (s *story) determination(n int, fill func(string) string) (*pb.Determination, error) {
	d := &pb.Determination{}
	err := protojson.Unmarshal([]byte(fill(string(s.Determinations[n]))), d)
	return d, err
}
