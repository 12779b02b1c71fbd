package notice

// paginate puts boxes on pages. Boxes that are kept together move together; a group that no page can hold is divided.
// The first page begins `used` points below the top of the type area.
func paginate(boxes []box, used float64) []page {
	pages := []page{{}}
	y := used
	for i := 0; i < len(boxes); {
		n := group(boxes[i:])
		part := boxes[i : i+n]
		i += n
		if y+height(part) > textHeight+0.01 {
			part = squeeze(part, textHeight-y)
		}
		fresh := len(pages) > 1 && y == 0 || len(pages) == 1 && y == used
		if (boxes[i-n].fresh || y+height(part) > textHeight+0.01) && !fresh {
			pages = append(pages, page{})
			y = 0
			part = boxes[i-n : i]
			part = append(append([]box(nil), part[0].head...), part...)
		}
		for _, b := range part {
			if y+b.height > textHeight+0.01 && y > 0 {
				pages = append(pages, page{})
				y = 0
			}
			pages[len(pages)-1].add(b, marginTop+y)
			y += b.height
		}
	}
	return pages
}

// group is the number of boxes from the first one on that stay together.
func group(boxes []box) int {
	n := 1
	for n < len(boxes) && boxes[n-1].keep {
		n++
	}
	return n
}

func height(boxes []box) (h float64) {
	for _, b := range boxes {
		h += b.height
	}
	return h
}

// squeeze leaves out blank lines that may go, if that makes the group fit (7.3.5.4: adjust the spacing, never write
// "此页无正文").
func squeeze(boxes []box, room float64) []box {
	out := append([]box(nil), boxes...)
	for i := 0; i < len(out) && height(out) > room+0.01; {
		if !out[i].give {
			i++
			continue
		}
		out = append(out[:i], out[i+1:]...)
	}
	if height(out) > room+0.01 {
		return boxes
	}
	return out
}
