;;; drive.el --- Works Emacs as a person does, through its own commands, and writes down what is to be seen  -*- lexical-binding: t -*-
;;
;;   TIFA_OUT=FILE emacs --batch -Q -l init.el -l drive.el plans/a.md

(require 'json)
(require 'cl-lib)

(defvar drive-seen nil)

(defun drive-note (name value)
  (push (cons name value) drive-seen))

(defun drive-wait (what condition)
  "Let processes speak until CONDITION gives something, and return that."
  (let ((end (+ (float-time) 30)) found)
    (while (and (not (setq found (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.02))
    (or found (error "Waited in vain for %s" what))))

(defun drive-go (words)
  (goto-char (point-min))
  (search-forward words)
  (goto-char (match-beginning 0)))

(defun drive-text ()
  (buffer-substring-no-properties (point-min) (point-max)))

(defun drive-ahead ()
  (buffer-substring-no-properties (point) (line-end-position)))

(defun drive-file ()
  (file-name-nondirectory (buffer-file-name)))

(defun drive-code (one)
  (plist-get (cdr (assq 'eglot-lsp-diag (flymake-diagnostic-data one))) :code))

(defun drive-findings ()
  "Code and underlined words of the findings of the buffer."
  (mapcar (lambda (one)
            (list (cons 'code (drive-code one))
                  (cons 'isError (if (eq (flymake-diagnostic-type one) 'eglot-error) t :json-false))
                  (cons 'words (buffer-substring-no-properties (flymake-diagnostic-beg one) (flymake-diagnostic-end one)))))
          (flymake-diagnostics)))

(defun drive-has (code)
  (cl-find code (flymake-diagnostics) :key #'drive-code :test #'equal))

(defun drive-hover ()
  (let (said)
    (eglot-hover-eldoc-function (lambda (text &rest _) (setq said (or text ""))))
    (substring-no-properties (drive-wait "a hover" (lambda () said)))))

(defun drive-fix (title)
  "Take the quick fix whose name has TITLE from the menu; give all names."
  (let (titles)
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt items &rest _)
                 (setq titles (mapcar #'car items))
                 (cl-find-if (lambda (name) (string-match-p (regexp-quote title) name)) titles))))
      (let ((last-nonmenu-event 13))
        (eglot-code-actions (point) (point) nil t)))
    (vconcat titles)))

(defun drive-told ()
  "Have eglot tell the server of edits, as it does when nobody types."
  (eglot--signal-textDocument/didChange))

(defun drive-run ()
  (switch-to-buffer (find-file-noselect "plans/a.md"))
  ;; What ends a command of a person: eglot connects then.
  (run-hooks 'post-command-hook)
  (let ((server (drive-wait "the server" #'eglot-current-server)))
    (drive-note 'encoding (plist-get (eglot--capabilities server) :positionEncoding))
    (drive-note 'pid (process-id (jsonrpc--process server))))
  (flymake-start)
  (drive-wait "findings" (lambda () (and (drive-has "unknown-term") (drive-has "untagged-target"))))
  (drive-note 'findings (vconcat (drive-findings)))

  (drive-go "渡口达到")
  (drive-note 'hover (drive-hover))
  (call-interactively #'xref-find-definitions)
  (drive-note 'definition (vector (drive-file) (drive-ahead)))
  (switch-to-buffer "a.md")
  (drive-go "渡口达到")
  (drive-note 'references
              (vconcat
               (mapcar (lambda (item)
                         (save-window-excursion
                           (let ((marker (xref-location-marker (xref-item-location item))))
                             (with-current-buffer (marker-buffer marker)
                               (goto-char marker)
                               (vector (drive-file) (drive-ahead))))))
                       (xref-backend-references 'eglot (xref-backend-identifier-at-point 'eglot)))))
  (drive-go "𠮷野")
  (insert "新😀𠮷")
  (drive-told)
  (drive-go "渡口达到")
  (drive-note 'hoverAfterEdit (drive-hover))
  (drive-note 'before (drive-text))
  (drive-go "ferri)")
  (undo-boundary)
  (drive-note 'fixes (drive-fix "ferry"))
  (drive-note 'fixed (drive-text))
  (drive-told)
  (drive-wait "the finding to go" (lambda () (not (drive-has "unknown-term"))))
  (drive-note 'findingsAfterFix (vconcat (drive-findings)))
  (undo-boundary)
  (let ((last-command nil)) (undo))
  (drive-note 'undone (drive-text))
  (drive-told)
  (drive-wait "the finding to come back" (lambda () (drive-has "unknown-term")))
  (drive-go "new-ferries")
  (eglot-rename "newest-ferries")
  (drive-note 'renamed (drive-text))
  (drive-note 'findingsInTheEnd (vconcat (drive-findings)))
  (let ((server (eglot-current-server)))
    (eglot-shutdown server)))

(condition-case problem (drive-run)
  (error (drive-note 'problem (format "%S" problem))))
(let ((coding-system-for-write 'utf-8-unix))
  (with-temp-file (getenv "TIFA_OUT") (insert (json-encode drive-seen))))
(kill-emacs 0)
